package org.hospitalscheduling.directory;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.Patch;

/** A change to a practitioner; a null {@code maxPerHour} restores the department's. */
public record PractitionerPatch(
    Patch<String> name,
    Patch<UUID> departmentId,
    Patch<Integer> maxPerHour,
    Patch<Boolean> active,
    Patch<List<Identifier>> identifiers) {}
