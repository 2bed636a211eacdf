package org.hospitalscheduling.realtime;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.booking.AppointmentStatus;
import org.hospitalscheduling.booking.AppointmentView;

/**
 * A change as it is told: with what its subject is now, not what it was then.
 *
 * @param type follows from the view, so that a client which keeps the newest version it saw is
 *     right after any one message: a cancelled appointment is deleted even if it was only created
 *     at this place of the feed
 * @param view {@code null} when there is no such appointment any more, and where the subject is
 *     none
 */
public record LiveChange(ChangeEvent event, ChangeType type, AppointmentView view) {

  static LiveChange of(ChangeEvent event, AppointmentView view) {
    return new LiveChange(event, type(event, view), view);
  }

  /** The same to one who may not see it any more. */
  LiveChange gone() {
    return new LiveChange(event, ChangeType.SCHEDULE_DELETED, null);
  }

  /**
   * The same to one who sees of it only that time is taken: whose time to ask about again, and
   * nothing else.
   */
  LiveChange busy() {
    return new LiveChange(event, ChangeType.BUSY_CHANGED, null);
  }

  /** The practitioners whose time it took or takes, without repetition. */
  public List<UUID> practitioners() {
    return Stream.of(event.practitionerId(), event.leftPractitionerId())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  public UUID subjectId() {
    return event.subjectId();
  }

  private static ChangeType type(ChangeEvent event, AppointmentView view) {
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
