package org.hospitalscheduling.booking;

import java.util.Optional;
import org.hospitalscheduling.availability.Slot;

/** An appointment that has to go, and where to; empty if there is no time for it. */
public record ProposedMove(AppointmentView appointment, Optional<Slot> to) {}
