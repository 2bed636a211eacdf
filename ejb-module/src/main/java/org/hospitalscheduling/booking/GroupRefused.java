package org.hospitalscheduling.booking;

import java.util.List;
import org.hospitalscheduling.shared.RefusalFacts;

/** Of several appointments that are changed together or not at all, those that cannot be. */
public record GroupRefused(List<RefusedAppointment> refused) implements RefusalFacts {}
