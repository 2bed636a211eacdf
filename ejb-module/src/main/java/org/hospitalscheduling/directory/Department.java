package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/**
 * A department: it owns practitioners and a colour, and bounds how far their time is overbooked.
 */
@Entity
@Table(name = "department")
public class Department {

  /** Active appointments of one practitioner at one instant, where nobody says otherwise. */
  public static final int DEFAULT_MAX_PER_HOUR = 2;

  @Id private UUID id;
  @Version private int version;
  private String name;
  private String colour;
  private int maxPerHour;
  private boolean active;
  private Instant createdAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "department_id"))
  private Set<Identifier> identifiers = new HashSet<>();

  protected Department() {}

  /** A new, active department. */
  public static Department named(
      String name, String colour, int maxPerHour, List<Identifier> identifiers, Instant now) {
    Department department = new Department();
    department.id = Ids.next();
    department.name = name;
    department.colour = colour;
    department.maxPerHour = maxPerHour;
    department.active = true;
    department.identifiers.addAll(identifiers);
    department.createdAt = now;
    department.updatedAt = now;
    return department;
  }

  void change(DepartmentPatch patch, Instant now) {
    name = patch.name().orKeep(name);
    colour = patch.colour().orKeep(colour);
    maxPerHour = patch.maxPerHour().orKeep(maxPerHour);
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

  public String name() {
    return name;
  }

  public String colour() {
    return colour;
  }

  public int maxPerHour() {
    return maxPerHour;
  }

  public boolean isActive() {
    return active;
  }

  public Set<Identifier> identifiers() {
    return Set.copyOf(identifiers);
  }
}
