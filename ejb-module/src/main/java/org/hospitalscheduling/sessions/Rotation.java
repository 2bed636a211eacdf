package org.hospitalscheduling.sessions;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.ProfileView;

/** What presenting a refresh token led to. All of them are committed. */
public sealed interface Rotation {

  /** The token was the living one; {@code token} follows it. */
  record Rotated(UUID sessionId, String token, Instant sessionEndsAt, ProfileView account)
      implements Rotation {}

  /** Another tab was a moment faster: nothing changed, the new token is there by now. */
  record Superseded() implements Rotation {}

  /** The token had been used up before: somebody has a copy, so the whole session was ended. */
  record Reused() implements Rotation {}

  /** Nobody knows the token, or its session is over. */
  record Over() implements Rotation {}
}
