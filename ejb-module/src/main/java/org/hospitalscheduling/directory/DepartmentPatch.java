package org.hospitalscheduling.directory;

import java.util.List;
import org.hospitalscheduling.shared.Patch;

/** A change to a department; {@code identifiers} replaces them all. */
public record DepartmentPatch(
    Patch<String> name,
    Patch<String> colour,
    Patch<Integer> maxPerHour,
    Patch<Boolean> active,
    Patch<List<Identifier>> identifiers) {}
