package org.hospitalscheduling.signon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.identity.Tokens;

/**
 * A sign-in that has begun: the browser keeps it, encrypted, while it is at the provider, so that
 * any server can go on with it and no other browser can.
 *
 * @param state comes back with the answer
 * @param nonce comes back in the ID token
 * @param verifier is shown when the code is exchanged (RFC 7636)
 * @param target where in the app the person goes on
 */
record Attempt(String state, String nonce, String verifier, String target, Instant begunAt) {

  /** How long somebody may take at the provider. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String OWNER = "attempt";
  private static final int PARTS = 5;
  private static final int LONGEST = 4_000;

  static Attempt begin(String target, Instant now) {
    return new Attempt(Tokens.next(), Tokens.next(), Tokens.next(), target, now);
  }

  /** The verifier's S256 challenge. */
  String challenge() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash(verifier));
  }

  boolean isOver(Instant now) {
    return !now.isBefore(begunAt.plus(LIFE));
  }

  /** Base64url. */
  String seal(SecretBox box) {
    String plain =
        String.join("\n", state, nonce, verifier, Long.toString(begunAt.getEpochSecond()), target);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(box.seal(plain.getBytes(StandardCharsets.UTF_8), OWNER));
  }

  /** What was sealed; empty if it was not sealed by us. */
  static Optional<Attempt> open(String sealed, SecretBox box) {
    if (sealed.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return box.open(Base64.getUrlDecoder().decode(sealed), OWNER)
          .map(plain -> new String(plain, StandardCharsets.UTF_8).split("\n", PARTS))
          .map(
              part ->
                  new Attempt(
                      part[0],
                      part[1],
                      part[2],
                      part[4],
                      Instant.ofEpochSecond(Long.parseLong(part[3]))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Omits what nobody else may know: this may be logged. */
  @Override
  public String toString() {
    return "Attempt";
  }
}
