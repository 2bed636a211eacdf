package org.hospitalscheduling.directory;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.Versioned;

/** A department as callers see it. */
public record DepartmentView(
    UUID id,
    int version,
    String name,
    String colour,
    int maxPerHour,
    boolean active,
    List<Identifier> identifiers)
    implements Versioned {

  static DepartmentView of(Department department) {
    return new DepartmentView(
        department.id(),
        department.version(),
        department.name(),
        department.colour(),
        department.maxPerHour(),
        department.isActive(),
        ordered(department.identifiers()));
  }

  static List<Identifier> ordered(java.util.Collection<Identifier> identifiers) {
    return identifiers.stream()
        .sorted(Comparator.comparing(Identifier::system).thenComparing(Identifier::value))
        .toList();
  }
}
