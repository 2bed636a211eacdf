package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The doctor whose time is booked. The row's lock guards every decision about that time. */
@Entity
@Table(name = "practitioner")
public class Practitioner extends DirectoryEntry {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "department_id")
  private Department department;

  private @Nullable Integer maxPerHour;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "practitioner_id"))
  private Set<StoredIdentifier> identifiers = new HashSet<>();

  protected Practitioner() {}

  private Practitioner(
      Department department, String name, @Nullable Integer maxPerHour, Instant now) {
    super(name, now);
    this.department = department;
    this.maxPerHour = maxPerHour;
  }

  /**
   * A new, active practitioner.
   *
   * @param maxPerHour null if the department's applies
   */
  public static Practitioner of(
      Department department,
      String name,
      @Nullable Integer maxPerHour,
      List<Identifier> identifiers,
      Instant now) {
    Practitioner practitioner = new Practitioner(department, name, maxPerHour, now);
    practitioner.identifiers.addAll(stored(identifiers));
    return practitioner;
  }

  void change(PractitionerPatch patch, Department newDepartment, Instant now) {
    change(patch.name(), patch.active(), now);
    department = newDepartment;
    maxPerHour = patch.maxPerHour().orClear(maxPerHour);
    replace(identifiers, patch.identifiers());
  }

  public Department department() {
    return department;
  }

  /** Empty if the department's applies. */
  public Optional<Integer> maxPerHour() {
    return Optional.ofNullable(maxPerHour);
  }

  public Set<Identifier> identifiers() {
    return shown(identifiers);
  }
}
