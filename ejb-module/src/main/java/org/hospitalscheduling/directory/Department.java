package org.hospitalscheduling.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A department: it has practitioners and a colour, and limits how far their time is overbooked. */
@Entity
@Table(name = "department")
public class Department extends DirectoryEntry {

  /** The default for how many active appointments a practitioner may have at one instant. */
  public static final int DEFAULT_MAX_PER_HOUR = 2;

  private String colour;
  private int maxPerHour;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "department_id"))
  private Set<StoredIdentifier> identifiers = new HashSet<>();

  protected Department() {}

  private Department(String name, String colour, int maxPerHour, Instant now) {
    super(name, now);
    this.colour = colour;
    this.maxPerHour = maxPerHour;
  }

  /** A new, active department. */
  public static Department named(
      String name, String colour, int maxPerHour, List<Identifier> identifiers, Instant now) {
    Department department = new Department(name, colour, maxPerHour, now);
    department.identifiers.addAll(stored(identifiers));
    return department;
  }

  void change(DepartmentPatch patch, Instant now) {
    change(patch.name(), patch.active(), now);
    colour = patch.colour().orKeep(colour);
    maxPerHour = patch.maxPerHour().orKeep(maxPerHour);
    replace(identifiers, patch.identifiers());
  }

  public String colour() {
    return colour;
  }

  public int maxPerHour() {
    return maxPerHour;
  }

  public Set<Identifier> identifiers() {
    return shown(identifiers);
  }
}
