package org.hospitalscheduling.accounts;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.PasswordPolicy;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Accepts invitations. The password's hash is computed outside any transaction. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserInvitationGateway {
  @Inject private UserInvitationWorkflow invitations;
  @Inject private ThrottleCounters throttle;
  @Inject private Passwords passwords;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Makes the account that the holder of a mailed link was invited to; signs nobody in.
   *
   * @return the address that the account signs in with
   * @throws RefusedException {@link Refusal#LINK_OVER}; {@link Refusal#INVALID} if nobody may be
   *     called that, or the password is too easy to guess, in which case the link stays valid;
   *     {@link Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public String accept(String token, String username, String password, Origin origin) {
    List<ThrottleCounters.Limit> limits = SignInLimits.ofLink(origin.address());
    throttle
        .count(limits, clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
    String email =
        invitations
            .open(token)
            .map(UserInvitation::email)
            .filter(settings::acceptsPasswordOf)
            .orElseThrow(UserInvitationGateway::over);
    AccountName name = AccountName.ofPerson("username", username, settings.hospitalName());
    PasswordPolicy.objection(password, List.of(username, email, settings.hospitalName()))
        .ifPresent(
            sentence -> {
              throw RefusedException.ofField(Refusal.INVALID, "password", sentence);
            });
    String hash = passwords.hash(password);
    invitations.accept(token, name, hash, origin).orElseThrow(UserInvitationGateway::over);
    throttle.forgive(limits, clock.instant());
    return email;
  }

  private static RefusedException over() {
    return new RefusedException(
        Refusal.LINK_OVER,
        "The invitation has expired, was revoked or has already been accepted. Ask for another.");
  }
}
