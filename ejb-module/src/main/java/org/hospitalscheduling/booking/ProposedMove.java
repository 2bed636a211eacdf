package org.hospitalscheduling.booking;

import java.util.Optional;
import org.hospitalscheduling.availability.Slot;

/** One that has to go, and where to; empty where there is no time for it. */
public record ProposedMove(AppointmentView appointment, Optional<Slot> to) {}
