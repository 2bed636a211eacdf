package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/** Who comes. The row's lock guards rule 2: nobody is in two places at once. */
@Entity
@Table(name = "patient")
public class Patient {

  @Id private UUID id;
  @Version private int version;
  private String mrn;
  private String name;
  private LocalDate birthDate;
  private String email;
  private String phone;
  private boolean active;
  private Instant createdAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "patient_id"))
  private Set<Identifier> identifiers = new HashSet<>();

  protected Patient() {}

  /** A patient who was not known before. */
  public static Patient register(PatientRequest request, Instant now) {
    Patient patient = new Patient();
    patient.id = Ids.next();
    patient.mrn = request.mrn();
    patient.name = request.name();
    patient.birthDate = request.birthDate();
    patient.email = request.email();
    patient.phone = request.phone();
    patient.active = true;
    patient.identifiers.addAll(request.identifiers());
    patient.createdAt = now;
    patient.updatedAt = now;
    return patient;
  }

  void change(PatientPatch patch, Instant now) {
    name = patch.name().orKeep(name);
    birthDate = patch.birthDate().orKeep(birthDate);
    email = patch.email().orKeep(email);
    phone = patch.phone().orKeep(phone);
    active = patch.active().orKeep(active);
    if (patch.identifiers().present()) {
      identifiers.clear();
      identifiers.addAll(patch.identifiers().value());
    }
    updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  /** The medical record number. */
  public String mrn() {
    return mrn;
  }

  public String name() {
    return name;
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

  public boolean isActive() {
    return active;
  }

  public Set<Identifier> identifiers() {
    return Set.copyOf(identifiers);
  }
}
