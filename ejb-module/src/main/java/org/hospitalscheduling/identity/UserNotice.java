package org.hospitalscheduling.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;

/**
 * A user is to be told something by mail. Fired in the transaction of the change that the mail
 * reports, so that no mail is sent for a change that was rolled back.
 *
 * @param userId whose account it is about
 * @param email the recipient; not always the user's current address, and not always the user
 * @param token the token in the mail's link; it is readable nowhere else
 * @param facts what the mail says beside its kind, for instance the names {@code from} and {@code
 *     to}
 * @param usefulUntil when the mail is no longer worth sending
 * @param origin where the request that caused it came from
 */
public record UserNotice(
    Kind kind,
    UUID userId,
    String username,
    String email,
    Optional<String> token,
    Map<String, String> facts,
    Instant at,
    Instant usefulUntil,
    Origin origin) {

  /** What the mail is about. */
  public enum Kind implements Coded {
    REGISTRATION_LINK,
    /** To whom an administrator invites. */
    USER_INVITATION_LINK,
    ACCOUNT_APPROVED,
    PASSWORD_RESET_LINK,
    EMAIL_CHANGE_LINK,
    EMAIL_CHANGE_REQUESTED,
    EMAIL_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SECOND_FACTOR_ENABLED,
    SECOND_FACTOR_DISABLED,
    SECOND_FACTOR_RESET,
    AUTHENTICATOR_REMOVED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PASSKEY_COPIED,
    RECOVERY_CODE_USED,
    CODES_FAILED,
    /** To the privacy officer: the account was flagged for review. */
    ACCOUNT_FLAGGED,
    /** To the privacy officer: the user opened what is closed to them. */
    GLASS_BROKEN,
    /** To the privacy officer: the account is an administrator's from now on. */
    ADMINISTRATOR_ADDED,
    /** To administrators. */
    USER_RENAMED,
    /** To administrators. */
    ADMIN_INVITED,
    /** To administrators. */
    INVITATION_REFUSED,
    /** To administrators. */
    SIGN_ON_ADMIN,
    /** To administrators. */
    EMERGENCY_SIGN_IN,
    /** To the privacy officer: somebody signed in with the emergency account. */
    EMERGENCY_ACCOUNT_USED,
    SIGN_ON_CONNECTED
  }

  /** Omits the token: this may be logged. */
  @Override
  public String toString() {
    return "UserNotice[" + kind + "]";
  }
}
