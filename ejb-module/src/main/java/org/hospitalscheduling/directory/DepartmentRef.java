package org.hospitalscheduling.directory;

import java.util.UUID;

/** A department as other views refer to it. */
public record DepartmentRef(UUID id, String name, String colour) {}
