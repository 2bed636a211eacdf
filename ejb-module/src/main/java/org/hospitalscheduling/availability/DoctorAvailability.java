package org.hospitalscheduling.availability;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * What a calendar shades for one practitioner.
 *
 * @param open working hours as instants, merged, in order; time off is not taken out
 */
public record DoctorAvailability(UUID doctorId, List<TimeRange> open, List<TimeOff> timeOff) {}
