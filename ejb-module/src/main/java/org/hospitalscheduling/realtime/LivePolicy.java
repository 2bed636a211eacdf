package org.hospitalscheduling.realtime;

import org.hospitalscheduling.identity.Role;

/** Which changes are sent to whom: those of what the viewer could read. */
public final class LivePolicy {

  private LivePolicy() {}

  /**
   * Whether the viewer gets the change.
   *
   * @param restrictedToOwner whether a USER sees only what they created
   */
  public static boolean sees(LiveViewer viewer, ChangeEvent change, boolean restrictedToOwner) {
    if (!change.type().ofSchedule()) {
      return change.type() == ChangeType.MONITORED_USER_NEW && viewer.role() == Role.ADMIN;
    }
    return switch (viewer.role()) {
      case ADMIN -> true;
      case USER -> !restrictedToOwner || viewer.userId().equals(change.ownerId());
      // A doctor's own appointments need the account's link to a practitioner, which no account has
      // yet.
      case DOCTOR, AUDITOR -> false;
    };
  }

  /** Whether this role may watch at all. */
  static boolean watches(Role role) {
    return role == Role.ADMIN || role == Role.USER;
  }
}
