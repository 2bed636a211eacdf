package org.hospitalscheduling.booking;

import java.util.List;
import org.hospitalscheduling.shared.RefusalFacts;

/** Of several appointments that go together or not at all, those that cannot. */
public record GroupRefused(List<RefusedAppointment> refused) implements RefusalFacts {}
