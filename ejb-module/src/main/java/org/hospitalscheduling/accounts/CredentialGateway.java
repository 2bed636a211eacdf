package org.hospitalscheduling.accounts;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.AUDITOR;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.FactorProofs;
import org.hospitalscheduling.secondfactor.OtpauthUri;
import org.hospitalscheduling.secondfactor.PasskeyPurpose;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.secondfactor.Totp;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Changes by signed-in users to how they sign in. The password is confirmed outside any
 * transaction; then the result is written in one.
 */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR, AUDITOR})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CredentialGateway {
  @Inject private PasswordConfirmation confirmation;
  @Inject private CredentialTransactions transactions;
  @Inject private SecondFactorTransactions secondFactors;
  @Inject private FactorProofs proofs;
  @Inject private CurrentActor currentActor;
  @Inject private Settings settings;

  /**
   * A TOTP secret offered to an authenticator app.
   *
   * @param secret base32
   * @param uri {@code otpauth://totp/…}, as apps read it from a QR code
   */
  public record OfferedSecret(String secret, String uri) {

    /** Omits the secret: this may be logged. */
    @Override
    public String toString() {
      return "OfferedSecret";
    }
  }

  /**
   * Changes the password and ends every other session.
   *
   * @param session the caller's session, which stays
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#INVALID} if the new one
   *     is too easy to guess; {@link Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public void changePassword(String current, String chosen, UUID session) {
    User user = confirmation.byPassword("currentPassword", current);
    String hash = confirmation.chosen("newPassword", chosen, user);
    transactions.changePassword(user.id(), user.passwordHash(), hash, session, Origin.of(actor()));
  }

  /**
   * Mails a link to a new address; following it makes that address the account's. The caller cannot
   * see whether another account has the address.
   *
   * @param shown of the second factor; checked only if there is one
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#WRONG_CODE}; {@link
   *     Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public void startEmailChange(String email, String password, Optional<ShownFactor> shown) {
    User user = confirmation.byPassword("password", password);
    confirmation.count(SignInLimits.ofMail(user.id()));
    confirmation.byCode(
        () -> {
          transactions.mailChangeLink(
              user.id(), user.passwordHash(), email, proof(user, shown), Origin.of(actor()));
          return true;
        });
  }

  /**
   * Offers a second factor, which {@link #enableSecondFactor} enables.
   *
   * @param shown of the second factor that there is; empty if there is none
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#SECOND_FACTOR_ON} if
   *     there is one and none was shown; {@link Refusal#WRONG_CODE}; {@link Refusal#THROTTLED};
   *     {@link Refusal#BUSY}
   */
  public OfferedSecret setUpSecondFactor(String password, Optional<ShownFactor> shown) {
    User user = confirmation.byPassword("password", password);
    String secret =
        Totp.base32(
            confirmation.byCode(
                () -> secondFactors.offer(user.id(), proof(user, shown), Origin.of(actor()))));
    return new OfferedSecret(secret, OtpauthUri.of(secret, settings.hospitalName(), user.email()));
  }

  /**
   * Enables the second factor that was offered, and ends every other session.
   *
   * @param session the caller's session, which stays
   * @return ten recovery codes, readable only in this answer
   * @throws RefusedException {@link Refusal#WRONG_CODE}; {@link Refusal#LINK_OVER} if none was
   *     offered in the last 15 minutes; {@link Refusal#THROTTLED}
   */
  public List<String> enableSecondFactor(String code, UUID session) {
    return confirmation.byCode(
        () -> secondFactors.enable(actor().id(), code, session, Origin.of(actor())));
  }

  /**
   * Removes the authenticator app. Idempotent.
   *
   * @param shown of any second factor
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#SECOND_FACTOR_KEPT} if
   *     the account must have one; {@link Refusal#WRONG_CODE}; {@link Refusal#THROTTLED}; {@link
   *     Refusal#BUSY}
   */
  public void disableSecondFactor(String password, ShownFactor shown) {
    User user = confirmation.byPassword("password", password);
    confirmation.byCode(
        () -> {
          FactorProof proof = proof(user, Optional.of(shown)).orElseThrow();
          secondFactors.disable(user.id(), proof, Origin.of(actor()));
          return true;
        });
  }

  private Optional<FactorProof> proof(User user, Optional<ShownFactor> shown) {
    return shown.map(
        each -> proofs.of(user.id(), PasskeyPurpose.CONFIRM, each, Origin.of(actor())));
  }

  private Actor actor() {
    return currentActor.get();
  }
}
