package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;
import org.jspecify.annotations.Nullable;

/** A patient. The row's lock guards rule 2: nobody is in two places at once. */
@Entity
@Table(name = "patient")
public class Patient extends DirectoryEntry {

  private String mrn;

  /** What the MRN is unique by; see {@link Folding#key}. */
  private String mrnKey;

  /** What likely duplicates are found by; see {@link Folding#nameKey}. */
  private String nameKey;

  /** What they are found by; see {@link PatientSearch#words}. */
  private String search;

  /** Into whom this record was merged: then it is nobody's any more, and only leads there. */
  private @Nullable UUID mergedInto;

  /** When the patient was made nobody by the owner's command; such a record does not change. */
  private @Nullable Instant erasedAt;

  /** Whether they are shown only to those who treat them. */
  private boolean confidential;

  private @Nullable PartialDate birthDate;
  private @Nullable String email;
  private @Nullable String phone;

  @Column(name = "phone_e164")
  private @Nullable String phoneE164;

  private @Nullable String phoneRegion;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "patient_id"))
  private Set<StoredIdentifier> identifiers = new HashSet<>();

  protected Patient() {}

  private Patient(PatientRequest request, Instant now) {
    super(request.name(), now);
    mrn = Objects.requireNonNull(request.mrn());
    mrnKey = Folding.key(mrn);
    nameKey = Folding.nameKey(name());
    birthDate = request.birthDate();
    email = request.email();
    phone = request.phone();
    identifiers.addAll(stored(request.identifiers()));
    search = PatientSearch.words(name(), List.of(mrn), birthDate);
  }

  /** A new patient, who has an MRN. */
  public static Patient register(PatientRequest request, Instant now) {
    return new Patient(request, now);
  }

  /**
   * Changes what the patch says.
   *
   * @param formerMrns of the records that were merged into this one, by which it is found as well
   */
  void change(PatientPatch patch, Collection<String> formerMrns, Instant now) {
    change(patch.name(), patch.active(), now);
    nameKey = Folding.nameKey(name());
    mrn = patch.mrn().orKeep(mrn);
    mrnKey = Folding.key(mrn);
    birthDate = patch.birthDate().orClear(birthDate);
    email = patch.email().orClear(email);
    phone = patch.phone().orClear(phone);
    confidential = patch.confidential().orKeep(confidential);
    replace(identifiers, patch.identifiers());
    beFoundBy(formerMrns);
  }

  /** Is found by these MRNs as well, of the records that were merged into this one. */
  void beFoundBy(Collection<String> formerMrns) {
    List<String> mrns = new ArrayList<>(List.of(mrn));
    mrns.addAll(formerMrns);
    search = PatientSearch.words(name(), mrns, birthDate);
  }

  /** Ends this record: whatever leads to it leads to {@code survivor} from now on. */
  void mergeInto(UUID survivor, Instant now) {
    change(Patch.keep(), Patch.to(false), now);
    mergedInto = survivor;
  }

  /** Is shown only to those who treat them, as the record that became part of this one was. */
  void keepConfidential(Patient other) {
    confidential |= other.confidential;
  }

  /** Takes the merge back. */
  void part(boolean active, Instant now) {
    mergedInto = null;
    change(Patch.keep(), Patch.to(active), now);
  }

  /** Whether only visits without a name are left of the patient. */
  public boolean isErased() {
    return erasedAt != null;
  }

  /** Into whom this record was merged; null if it was not. */
  public @Nullable UUID mergedInto() {
    return mergedInto;
  }

  /**
   * Replaces what is known by what a trusted sender says; what it leaves out stays.
   *
   * @param formerMrns of the records that were merged into this one
   * @return the fields that are others now
   */
  List<String> replaceDemographics(
      PatientRequest said, Collection<String> formerMrns, Instant now) {
    List<String> replaced = new ArrayList<>();
    if (!said.name().equals(name())) {
      rename(said.name());
      nameKey = Folding.nameKey(name());
      replaced.add("name");
    }
    if (said.birthDate() != null && !said.birthDate().isSaidBy(birthDate)) {
      birthDate = said.birthDate();
      replaced.add("birthDate");
    }
    if (said.email() != null && !said.email().equals(email)) {
      email = said.email();
      replaced.add("email");
    }
    if (said.phone() != null && !said.phone().equals(phone)) {
      phone = said.phone();
      replaced.add("phone");
    }
    if (!replaced.isEmpty()) {
      beFoundBy(formerMrns);
      touch(now);
    }
    return replaced;
  }

  /**
   * Reads the telephone number.
   *
   * @param region the country whose numbers may lack the country code
   */
  void readPhone(Optional<String> region) {
    String from = region.orElse(TelephoneNumber.NO_REGION);
    phoneRegion = from;
    phoneE164 = phone == null ? null : TelephoneNumber.e164(phone, from).orElse(null);
  }

  /** The telephone number as it is dialled from anywhere; null if it could not be read. */
  public @Nullable String phoneE164() {
    return phoneE164;
  }

  @Nullable String phoneRegion() {
    return phoneRegion;
  }

  /** Whether they are shown only to those who treat them. */
  public boolean isConfidential() {
    return confidential;
  }

  /** The medical record number. */
  public String mrn() {
    return mrn;
  }

  String search() {
    return search;
  }

  public @Nullable PartialDate birthDate() {
    return birthDate;
  }

  public @Nullable String email() {
    return email;
  }

  public @Nullable String phone() {
    return phone;
  }

  public Set<Identifier> identifiers() {
    return shown(identifiers);
  }
}
