package org.hospitalscheduling.web.identity;

import java.util.Optional;
import org.hospitalscheduling.shared.Text;
import org.hospitalscheduling.web.input.Body;

/**
 * The fields that requests about accounts share, with their limits, which are checked before any
 * other work.
 */
public final class AccountFields {
  /** Longer passwords were never accepted; nor is a megabyte hashed to find that out. */
  private static final int LONGEST_PASSWORD = 128;

  /** A request is smaller than that. */
  private static final int ANY_LENGTH = 1_000_000;

  /** A recovery code has 29 characters, and blanks as people see fit. */
  private static final int LONGEST_CODE = 100;

  private AccountFields() {}

  public static Optional<String> username(Body body) {
    return body.line("username", 1, 100);
  }

  /** A current password. */
  public static Optional<String> knownPassword(Body body, String field) {
    return body.secret(field, 1, LONGEST_PASSWORD);
  }

  /** A new password; the policy says in a sentence what is wrong with it. */
  public static Optional<String> newPassword(Body body, String field) {
    return body.secret(field, 0, ANY_LENGTH);
  }

  /** A code of the second factor, or a recovery code; blank counts as none. */
  public static Optional<String> code(Body body, String field) {
    return body.secret(field, 0, LONGEST_CODE).filter(code -> !Text.isBlank(code));
  }

  public static Optional<String> token(Body body) {
    return body.line("token", 1, 100);
  }
}
