package org.hospitalscheduling.directory;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.Patch;

/** What changes in a practitioner; a null {@code maxPerHour} means the department's again. */
public record PractitionerPatch(
    Patch<String> name,
    Patch<UUID> departmentId,
    Patch<Integer> maxPerHour,
    Patch<Boolean> active,
    Patch<List<Identifier>> identifiers) {}
