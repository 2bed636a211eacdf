package org.hospitalscheduling.secondfactor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jboss.aerogear.security.otp.api.Base32;
import org.jboss.aerogear.security.otp.api.Clock;

/**
 * Time-based one-time passwords (RFC 6238): SHA-1, six digits, steps of 30 seconds; the previous
 * and the next step are accepted too.
 *
 * <p>The library only computes codes. What counts as a code and which step it belongs to is decided
 * here: the library's own check accepts {@code +123456} and {@code 000123456} and does not say
 * which step matched, without which a code could be used twice.
 */
public final class Totp {
  /** Length of a secret in bytes, as RFC 4226 recommends (section 4, R6). */
  static final int SECRET_BYTES = 20;

  private static final long STEP_SECONDS = 30;
  private static final int DRIFT_STEPS = 1;
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new secret of 160 random bits. */
  static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** The secret as authenticator apps read it: base32 (RFC 4648). */
  public static String base32(byte[] secret) {
    return Base32.encode(secret);
  }

  /** Whether the text has the form of a code. */
  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** The code of a step. */
  public static String codeAt(byte[] secret, long step) {
    return new org.jboss.aerogear.security.otp.Totp(
            base32(secret),
            new Clock() {
              @Override
              public long getCurrentInterval() {
                return step;
              }
            })
        .now();
  }

  /** The step, counted from the epoch, that {@code now} lies in. */
  public static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /** The latest step near {@code now} whose code this is; empty if there is none. */
  static OptionalLong matchingStep(byte[] secret, String code, Instant now) {
    if (!isCode(code)) {
      return OptionalLong.empty();
    }
    OptionalLong match = OptionalLong.empty();
    long current = step(now);
    // Compares all steps even after a match, so that the time taken reveals nothing.
    for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
      if (MessageDigest.isEqual(bytes(codeAt(secret, step)), bytes(code))) {
        match = OptionalLong.of(step);
      }
    }
    return match;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
