package org.hospitalscheduling.availability;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * A practitioner's availability as the calendar shades it.
 *
 * @param open working hours as instants, merged, in order; time off is not subtracted
 */
public record DoctorAvailability(UUID doctorId, List<TimeRange> open, List<TimeOff> timeOff) {}
