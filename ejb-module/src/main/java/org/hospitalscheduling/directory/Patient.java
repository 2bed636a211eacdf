package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.hospitalscheduling.shared.Folding;

/** A patient. The row's lock guards rule 2: nobody is in two places at once. */
@Entity
@Table(name = "patient")
public class Patient extends DirectoryEntry {

  private String mrn;

  /** What the MRN is unique by; see {@link Folding#key}. */
  private String mrnKey;

  private LocalDate birthDate;
  private String email;
  private String phone;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "patient_id"))
  private Set<StoredIdentifier> identifiers = new HashSet<>();

  protected Patient() {}

  private Patient(String name, Instant now) {
    super(name, now);
  }

  /** A new patient. */
  public static Patient register(PatientRequest request, Instant now) {
    Patient patient = new Patient(request.name(), now);
    patient.mrn = request.mrn();
    patient.mrnKey = Folding.key(request.mrn());
    patient.birthDate = request.birthDate();
    patient.email = request.email();
    patient.phone = request.phone();
    patient.identifiers.addAll(stored(request.identifiers()));
    return patient;
  }

  void change(PatientPatch patch, Instant now) {
    change(patch.name(), patch.active(), now);
    if (patch.mrn().present()) {
      mrn = patch.mrn().value();
      mrnKey = Folding.key(mrn);
    }
    birthDate = patch.birthDate().orKeep(birthDate);
    email = patch.email().orKeep(email);
    phone = patch.phone().orKeep(phone);
    replace(identifiers, patch.identifiers());
  }

  /** The medical record number. */
  public String mrn() {
    return mrn;
  }

  public LocalDate birthDate() {
    return birthDate;
  }

  public String email() {
    return email;
  }

  public String phone() {
    return phone;
  }

  public Set<Identifier> identifiers() {
    return shown(identifiers);
  }
}
