package org.hospitalscheduling.identity;

import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an account or to one of its sessions. Fired in the transaction that writes
 * the change, so that change and activity row commit or roll back together.
 *
 * @param accountId {@code null} if no account has the address that was tried
 * @param accountName the account's user name; {@code unknown} if no account has the address
 * @param actorId who did it; {@code null} if the caller is not signed in
 * @param actorName the actor's user name, or the name that was tried
 * @param detail facts that are not secret: the new role, the reason of a refusal
 */
public record AccountChanged(
    Kind kind,
    @Nullable UUID accountId,
    String accountName,
    @Nullable UUID actorId,
    String actorName,
    Origin origin,
    Map<String, String> detail) {

  /**
   * What happened, and whether the caller succeeded. The code is the name in the activity log, for
   * instance {@code signed-in}.
   */
  public enum Kind implements Coded {
    REGISTRATION_REQUESTED(true),
    REGISTERED(true),
    INVITATION_REFUSED(false),
    REGISTRATION_ENDED(true),
    REGISTRATION_IGNORED(false),
    USER_INVITED(true),
    USER_INVITATION_REVOKED(true),
    SIGNED_IN(true),
    SIGN_IN_FAILED(false),
    SIGN_IN_THROTTLED(false),
    SIGNED_OUT(true),
    SESSION_REVOKED(true),
    ACCOUNT_CHANGED(true),
    SERVICE_ACCOUNT_ADDED(true),
    SERVICE_ACCOUNT_CHANGED(true),
    SERVICE_ACCOUNT_REVOKED(true),
    TOKEN_ISSUED(true),
    TOKEN_REFUSED(false),
    PROFILE_CHANGED(true),
    USER_RENAMED(true),
    PASSWORD_CHANGED(true),
    PASSWORD_RESET_REQUESTED(true),
    PASSWORD_RESET_IGNORED(false),
    PASSWORD_RESET(true),
    EMAIL_CHANGE_REQUESTED(true),
    EMAIL_CHANGED(true),
    SECOND_FACTOR_ENABLED(true),
    SECOND_FACTOR_DISABLED(true),
    SECOND_FACTOR_RESET(true),
    AUTHENTICATOR_REMOVED(true),
    PASSKEY_ADDED(true),
    PASSKEY_REMOVED(true),
    PASSKEY_COPIED(false);

    private final boolean success;

    Kind(boolean success) {
      this.success = success;
    }

    public boolean isSuccess() {
      return success;
    }
  }

  /** A change that a user makes, or tries to make, to their own account. */
  public static AccountChanged own(
      Kind kind, User user, Origin origin, Map<String, String> detail) {
    return new AccountChanged(
        kind, user.id(), user.username(), user.id(), user.username(), origin, detail);
  }

  /** An attempt with an address that no account has. */
  public static AccountChanged ofNobody(Kind kind, Origin origin, Map<String, String> detail) {
    return new AccountChanged(kind, null, ActorRef.NOBODY, null, ActorRef.NOBODY, origin, detail);
  }
}
