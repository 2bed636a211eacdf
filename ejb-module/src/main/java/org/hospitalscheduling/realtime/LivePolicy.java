package org.hospitalscheduling.realtime;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.identity.Role;
import org.jspecify.annotations.Nullable;

/** Which changes are sent to whom: those of what the viewer may read. */
public final class LivePolicy {

  private LivePolicy() {}

  /**
   * The change as the viewer is told of it: unchanged, as the disappearance of what they could see
   * before, as a change of busy time, or not at all.
   *
   * @param restrictedToOwner whether a USER sees only what they created
   * @param glass what the viewer has opened
   */
  public static Optional<LiveChange> told(
      LiveViewer viewer, LiveChange change, boolean restrictedToOwner, Glass glass) {
    ChangeEvent event = change.event();
    if (event.type().ofSchedule() && watches(viewer.role()) && isOpened(change, glass)) {
      return Optional.of(change);
    }
    if (event.type().ofPlanning()) {
      boolean anybodys = !restrictedToOwner || !event.type().ofWaitlist();
      return viewer.role() == Role.ADMIN
              || viewer.role() == Role.USER && (anybodys || viewer.userId().equals(event.ownerId()))
          ? Optional.of(change)
          : Optional.empty();
    }
    if (!event.type().ofSchedule()) {
      return event.type() == ChangeType.MONITORED_USER_NEW && viewer.role() == Role.ADMIN
          ? Optional.of(change)
          : Optional.empty();
    }
    return switch (viewer.role()) {
      case ADMIN -> Optional.of(change);
      case USER ->
          !restrictedToOwner || viewer.userId().equals(event.ownerId())
              ? Optional.of(change)
              : event.busyChanged() ? Optional.of(change.busy()) : Optional.empty();
      case DOCTOR -> toldToDoctor(viewer.practitionerId(), change);
      case AUDITOR, SERVICE -> Optional.empty();
    };
  }

  private static boolean isOpened(LiveChange change, Glass glass) {
    AppointmentView view = change.view();
    return view != null
        && glass.opens(view.patient() == null ? null : view.patient().id(), view.doctor().id());
  }

  /**
   * The current state is sent, so the appointment's current doctor decides, not its doctor at the
   * change.
   */
  private static Optional<LiveChange> toldToDoctor(@Nullable UUID practitioner, LiveChange change) {
    ChangeEvent event = change.event();
    if (practitioner == null) {
      return Optional.empty();
    }
    if (change.view() != null && practitioner.equals(change.view().doctor().id())) {
      return Optional.of(change);
    }
    return practitioner.equals(event.practitionerId())
            || practitioner.equals(event.leftPractitionerId())
        ? Optional.of(change.gone())
        : Optional.empty();
  }

  /** Whether this role may receive live events at all. */
  static boolean watches(Role role) {
    return role == Role.ADMIN || role == Role.USER || role == Role.DOCTOR;
  }
}
