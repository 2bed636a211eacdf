package org.hospitalscheduling.directory;

import java.util.UUID;

/** A department where it is mentioned. */
public record DepartmentRef(UUID id, String name, String colour) {}
