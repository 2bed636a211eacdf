package org.hospitalscheduling.signon;

import org.hospitalscheduling.sessions.SessionOpening;

/** The result of signing in somebody whom the provider has signed in. Every result is committed. */
sealed interface SignOnOpening {

  /** A session was opened. */
  record Opened(SessionOpening.Opened session) implements SignOnOpening {}

  /** Nobody was signed in. */
  record NotOpened(SignOnRefusal refusal) implements SignOnOpening {}
}
