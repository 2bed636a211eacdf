package org.hospitalscheduling.accounts;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Actions of a caller who is not signed in but holds a mailed link: the token authorises them. No
 * answer reveals who has an account.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailedLinkGateway {
  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private CredentialTransactions transactions;
  @Inject private PasswordConfirmation confirmation;
  @Inject private ThrottleCounters throttle;
  @Inject private Clock clock;

  /**
   * Mails a link for choosing a new password if an active account has this address; computes no
   * hash in either case.
   *
   * @param device the marker that an earlier sign-in left on the device
   * @throws RefusedException {@link Refusal#THROTTLED} after three in 15 minutes for one address
   *     from one place, or fifteen from anywhere, or a hundred in a minute from one network address
   */
  public void startPasswordReset(String email, Optional<String> device, Origin origin) {
    Optional<byte[]> knownDevice =
        device.map(Tokens::hash).filter(hash -> sessions.knowsDevice(hash, email));
    count(
        SignInLimits.ofMail(
            users.findByEmail(email).map(User::id), email, knownDevice, origin.address()));
    transactions.mailResetLink(email, origin);
  }

  /**
   * Changes the password and ends every session; signs nobody in, and the second factor stays.
   *
   * @param device the marker that an earlier sign-in left on the device
   * @return the marker by which the device is recognised from now on as one of the owner's
   * @throws RefusedException {@link Refusal#LINK_OVER}; {@link Refusal#INVALID} if the password is
   *     too easy to guess, in which case the link stays valid; {@link Refusal#THROTTLED}; {@link
   *     Refusal#BUSY}
   */
  public String resetPassword(String token, String chosen, Optional<String> device, Origin origin) {
    List<ThrottleCounters.Limit> limits = count(SignInLimits.ofLink(origin.address()));
    User owner = transactions.ownerOfResetLink(token).orElseThrow(MailedLinkGateway::over);
    String hash = confirmation.chosen("newPassword", chosen, owner);
    String marker =
        device.filter(known -> sessions.knowsDevice(Tokens.hash(known))).orElseGet(Tokens::next);
    if (!transactions.resetPassword(token, hash, marker, origin)) {
      throw over();
    }
    throttle.forgive(limits, clock.instant());
    return marker;
  }

  /**
   * Makes the address that the link was mailed to the account's.
   *
   * @throws RefusedException {@link Refusal#LINK_OVER}, also if another account has taken the
   *     address meanwhile; {@link Refusal#THROTTLED}
   */
  public void changeEmail(String token, Origin origin) {
    List<ThrottleCounters.Limit> limits = count(SignInLimits.ofLink(origin.address()));
    if (!transactions.changeEmail(token, origin)) {
      throw over();
    }
    throttle.forgive(limits, clock.instant());
  }

  private List<ThrottleCounters.Limit> count(List<ThrottleCounters.Limit> limits) {
    confirmation.count(limits);
    return limits;
  }

  private static RefusedException over() {
    return new RefusedException(
        Refusal.LINK_OVER, "The link has expired or has already been used. Request a new one.");
  }
}
