package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/** The doctor whose time is booked. The row's lock guards all decisions about that time. */
@Entity
@Table(name = "practitioner")
public class Practitioner {

  @Id private UUID id;
  @Version private int version;
  private String name;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "department_id")
  private Department department;

  private Integer maxPerHour;
  private boolean active;
  private Instant createdAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "practitioner_id"))
  private Set<Identifier> identifiers = new HashSet<>();

  protected Practitioner() {}

  /**
   * A new, active practitioner.
   *
   * @param maxPerHour null for the department's
   */
  public static Practitioner of(
      Department department,
      String name,
      Integer maxPerHour,
      List<Identifier> identifiers,
      Instant now) {
    Practitioner practitioner = new Practitioner();
    practitioner.id = Ids.next();
    practitioner.name = name;
    practitioner.department = department;
    practitioner.maxPerHour = maxPerHour;
    practitioner.active = true;
    practitioner.identifiers.addAll(identifiers);
    practitioner.createdAt = now;
    practitioner.updatedAt = now;
    return practitioner;
  }

  void change(PractitionerPatch patch, Department newDepartment, Instant now) {
    name = patch.name().orKeep(name);
    department = newDepartment;
    maxPerHour = patch.maxPerHour().orKeep(maxPerHour);
    active = patch.active().orKeep(active);
    if (patch.identifiers().present()) {
      identifiers.clear();
      identifiers.addAll(patch.identifiers().value());
    }
    updatedAt = now;
  }

  /** Something that hangs on this row changed, working hours for instance: its version moves on. */
  public void touch(Instant now) {
    updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  public String name() {
    return name;
  }

  public Department department() {
    return department;
  }

  /** Where it differs from the department's. */
  public Optional<Integer> maxPerHour() {
    return Optional.ofNullable(maxPerHour);
  }

  public boolean isActive() {
    return active;
  }

  public Set<Identifier> identifiers() {
    return Set.copyOf(identifiers);
  }
}
