package org.hospitalscheduling.secondfactor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Tokens;
import org.jboss.aerogear.security.otp.api.Base32;

/**
 * Codes for users who have lost their authenticator: 120 random bits each, so that their plain
 * SHA-256 may be stored in the database (OWASP ASVS 5.0, 6.5.2).
 */
public final class RecoveryCodes {
  static final int HOW_MANY = 10;

  private static final int BYTES = 15;
  private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");
  private static final Pattern PLAIN = Pattern.compile("[A-Z2-7]{24}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  /** Ten new codes, formatted for people: {@code K3QX-7W2M-ZP5A-RN4T-HB6E-VD2Y}. */
  public static List<String> next() {
    return Stream.generate(RecoveryCodes::one).limit(HOW_MANY).toList();
  }

  /**
   * The hash that the database stores for a code; case, blanks and dashes do not matter. Empty if
   * the text cannot be a code.
   */
  public static Optional<byte[]> hash(String typed) {
    String plain = TypedCode.plain(typed).toUpperCase(Locale.ROOT);
    return PLAIN.matcher(plain).matches() ? Optional.of(Tokens.hash(plain)) : Optional.empty();
  }

  /** Whether the text has the form of a recovery code, right or wrong. */
  public static boolean isOne(String typed) {
    return hash(typed).isPresent();
  }

  private static String one() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return GROUP.matcher(Base32.encode(bytes)).replaceAll("$1-");
  }
}
