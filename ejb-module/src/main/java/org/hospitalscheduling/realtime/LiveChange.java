package org.hospitalscheduling.realtime;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.booking.AppointmentStatus;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.identity.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * A change as told to clients: with the subject's current state, not the state after the change.
 *
 * @param type derived from the view, so that a client which keeps the newest version it saw is
 *     right after any single message: a cancelled appointment counts as deleted even if the change
 *     was its creation
 * @param view {@code null} if the appointment no longer exists, and if the subject is not an
 *     appointment
 * @param actor who made the change; {@code null} for a viewer who may not see the appointment
 */
public record LiveChange(
    ChangeEvent event, ChangeType type, @Nullable AppointmentView view, @Nullable ActorRef actor) {

  static LiveChange of(ChangeEvent event, @Nullable AppointmentView view, ActorRef actor) {
    return new LiveChange(event, type(event, view), view, actor);
  }

  /** The same change for a viewer who may no longer see the appointment. */
  LiveChange gone() {
    return new LiveChange(event, ChangeType.SCHEDULE_DELETED, null, null);
  }

  /**
   * The same change for a viewer who sees only that time is taken: whose time to reload, and
   * nothing else.
   */
  LiveChange busy() {
    return new LiveChange(event, ChangeType.BUSY_CHANGED, null, null);
  }

  /** The practitioners whose time the appointment took or takes, without duplicates. */
  public List<UUID> practitioners() {
    return Stream.of(event.practitionerId(), event.leftPractitionerId())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  public UUID subjectId() {
    return event.subjectId();
  }

  private static ChangeType type(ChangeEvent event, @Nullable AppointmentView view) {
    if (!event.type().ofSchedule()) {
      return event.type();
    }
    if (view == null || !isListed(view)) {
      return ChangeType.SCHEDULE_DELETED;
    }
    return event.type() == ChangeType.SCHEDULE_CREATED ? event.type() : ChangeType.SCHEDULE_UPDATED;
  }

  private static boolean isListed(AppointmentView view) {
    return AppointmentStatus.LISTED.stream()
        .anyMatch(status -> status.code().equals(view.status()));
  }
}
