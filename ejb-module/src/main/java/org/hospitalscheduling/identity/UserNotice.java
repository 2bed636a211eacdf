package org.hospitalscheduling.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is to be told by mail. Fired in the transaction of what it tells of, so that no mail
 * goes out for what was rolled back.
 *
 * @param email where to; not always the account's address of today
 * @param token what a link in the mail carries; nowhere else is it readable
 * @param usefulUntil when it is too late for the mail to make sense
 * @param origin where the request came from that led to it
 */
public record UserNotice(
    Kind kind,
    String username,
    String email,
    Optional<String> token,
    Instant at,
    Instant usefulUntil,
    Origin origin) {

  /** What the mail is about. */
  public enum Kind {
    PASSWORD_RESET_LINK,
    EMAIL_CHANGE_LINK,
    EMAIL_CHANGE_REQUESTED,
    EMAIL_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SECOND_FACTOR_ENABLED,
    SECOND_FACTOR_DISABLED,
    SECOND_FACTOR_RESET,
    RECOVERY_CODE_USED
  }

  /** Not the token: this may reach a log. */
  @Override
  public String toString() {
    return "UserNotice[" + kind + "]";
  }
}
