package org.hospitalscheduling.sessions;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.ProfileView;

/** The result of presenting a refresh token. Every result is committed. */
sealed interface Rotation {

  /**
   * The token was the session's current one, or the current one was lost; {@code token} replaces
   * it.
   */
  record Rotated(UUID sessionId, String token, Instant sessionEndsAt, ProfileView account)
      implements Rotation {}

  /**
   * A concurrent request of another tab exchanged the token first: nothing changed, and the browser
   * has the new token by now.
   */
  record Superseded() implements Rotation {}

  /** The token had been used before: somebody has a copy, so the whole session was ended. */
  record Reused() implements Rotation {}

  /** The token is unknown, or its session has ended. */
  record Over() implements Rotation {}
}
