package org.hospitalscheduling.availability;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The working hours of a practitioner, with the version of the practitioner that they belong to.
 */
public record DoctorWeek(UUID doctorId, int version, ZoneId zone, List<WorkingPeriod> hours) {}
