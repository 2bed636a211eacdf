package org.hospitalscheduling.shared;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Time-ordered identifiers: UUID version 7 of RFC 9562, section 5.7.
 *
 * <p>The first 48 bits are milliseconds since the epoch, so that rows written together are close
 * together in an index. They are identifiers, not secrets.
 */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** A new identifier; thread-safe. */
  public static UUID next() {
    long random = RANDOM.nextLong();
    long high = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** The identifier that a text is, if it is one in canonical form, of whatever version. */
  public static Optional<UUID> parse(String text) {
    return Optional.ofNullable(text)
        .filter(each -> CANONICAL.matcher(each).matches())
        .map(UUID::fromString);
  }
}
