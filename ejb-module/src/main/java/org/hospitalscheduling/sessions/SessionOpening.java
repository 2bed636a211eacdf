package org.hospitalscheduling.sessions;

import org.hospitalscheduling.identity.ProfileView;

/** The result of opening a session for a user who has presented the right password. */
public sealed interface SessionOpening {

  /** A session was opened. */
  record Opened(Session session, String token, String device, ProfileView account)
      implements SessionOpening {

    /** Omits the tokens: this may be logged. */
    @Override
    public String toString() {
      return "Opened[" + session.id() + "]";
    }
  }

  /**
   * The user is not active, their password was changed a moment ago, or passwords are not for them.
   */
  record NotActive() implements SessionOpening {}

  /** The user has a second factor, and none was shown. */
  record CodeNeeded() implements SessionOpening {}

  /** The code is wrong, expired or already used, or the passkey's answer is. */
  record CodeWrong() implements SessionOpening {}
}
