package org.hospitalscheduling.availability;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** The working hours of a practitioner, with the practitioner's version. */
public record DoctorWeek(UUID doctorId, int version, ZoneId zone, List<WorkingPeriod> hours) {}
