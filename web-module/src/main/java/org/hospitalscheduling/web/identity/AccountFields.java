package org.hospitalscheduling.web.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hospitalscheduling.web.input.Body;

/**
 * The fields that requests about accounts share, with their limits, which are checked before any
 * other work.
 */
public final class AccountFields {
  private static final Pattern ONE_LINE =
      Pattern.compile("(?=.*\\S)[^\\p{Cntrl}\\u2028\\u2029]{1,100}");

  /** Longer passwords were never accepted; nor is a megabyte hashed to find that out. */
  private static final Pattern KNOWN_PASSWORD = Pattern.compile("(?s).{1,128}");

  private static final Pattern ANYTHING = Pattern.compile("(?s).*");

  private AccountFields() {}

  public static Optional<String> username(Body body) {
    return body.text("username", ONE_LINE, "must be one line of at most 100 characters");
  }

  /** A current password. */
  public static Optional<String> knownPassword(Body body, String field) {
    return body.text(field, KNOWN_PASSWORD, "must have 1 to 128 characters");
  }

  /** A new password; the policy says in a sentence what is wrong with it. */
  public static Optional<String> newPassword(Body body, String field) {
    return body.text(field, ANYTHING, "");
  }

  /** A code of the second factor, or a recovery code; blank counts as none. */
  public static Optional<String> code(Body body, String field) {
    return body.text(field, 0, 40).filter(code -> !code.isBlank());
  }

  public static Optional<String> token(Body body) {
    return body.text("token", 1, 100);
  }
}
