package org.hospitalscheduling.identity;

/** What became of opening a session for somebody who has shown the right password. */
sealed interface Opening {

  /** A session was opened. */
  record Opened(Session session, String token, String device, AccountView account)
      implements Opening {

    /** Not the tokens: this may reach a log. */
    @Override
    public String toString() {
      return "Opened[" + session.id() + "]";
    }
  }

  /** The account is not active, or its password was changed a moment ago. */
  record NotActive() implements Opening {}

  /** The account has a second factor, and no code was given. */
  record CodeNeeded() implements Opening {}

  /** The code is wrong, too old or used. */
  record CodeWrong() implements Opening {}
}
