package org.hospitalscheduling.sessions;

import org.hospitalscheduling.identity.ProfileView;

/** What became of opening a session for somebody who has shown the right password. */
public sealed interface SessionOpening {

  /** A session was opened. */
  record Opened(Session session, String token, String device, ProfileView account)
      implements SessionOpening {

    /** Not the tokens: this may reach a log. */
    @Override
    public String toString() {
      return "Opened[" + session.id() + "]";
    }
  }

  /** The account is not active, or its password was changed a moment ago. */
  record NotActive() implements SessionOpening {}

  /** The account has a second factor, and no code was given. */
  record CodeNeeded() implements SessionOpening {}

  /** The code is wrong, too old or used. */
  record CodeWrong() implements SessionOpening {}
}
