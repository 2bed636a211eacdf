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
import org.hospitalscheduling.secondfactor.FactorsView;
import org.hospitalscheduling.secondfactor.NewPasskey;
import org.hospitalscheduling.secondfactor.PasskeyCreation;
import org.hospitalscheduling.secondfactor.PasskeyOffer;
import org.hospitalscheduling.secondfactor.PasskeyPurpose;
import org.hospitalscheduling.secondfactor.PasskeyRequest;
import org.hospitalscheduling.secondfactor.PasskeyTransactions;
import org.hospitalscheduling.secondfactor.Passkeys;
import org.hospitalscheduling.secondfactor.SecondFactors;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * What signed-in users do with their passkeys. Password and answers are judged outside any
 * transaction; then the result is written in one.
 */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR, AUDITOR})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeyGateway {
  @Inject private PasswordConfirmation confirmation;
  @Inject private SecondFactorTransactions secondFactors;
  @Inject private PasskeyTransactions ceremonies;
  @Inject private FactorProofs proofs;
  @Inject private Passkeys passkeys;
  @Inject private SecondFactors factors;
  @Inject private CurrentActor currentActor;

  /** The caller's second factors. */
  public FactorsView mine() {
    UUID user = actor().id();
    return new FactorsView(factors.find(user).isPresent(), passkeys.viewsOf(user));
  }

  /**
   * Asks for one of the caller's passkeys, whose answer does where a code would.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is none; {@link Refusal#THROTTLED}
   */
  public PasskeyRequest ask() {
    confirmation.count(SignInLimits.ofPasskeyChallenge(actor().address()));
    return ceremonies
        .ask(actor().id(), PasskeyPurpose.CONFIRM)
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "You have no passkey."));
  }

  /**
   * Asks for a new passkey, which {@link #add} adds.
   *
   * @param shown of a second factor; checked only if there is one
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#SECOND_FACTOR_ON} if
   *     there is one and none was shown; {@link Refusal#WRONG_CODE}; {@link Refusal#NOT_FOUND} if
   *     there are no passkeys here; {@link Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public PasskeyCreation setUp(String password, Optional<ShownFactor> shown) {
    User user = confirmation.byPassword("password", password);
    confirmation.byCode(
        () -> {
          secondFactors.admitPasskey(user.id(), proof(user.id(), shown), origin());
          return true;
        });
    return ceremonies.askForNew(user);
  }

  /**
   * Adds the passkey that was asked for. If it is the first second factor, every other session
   * ends.
   *
   * @param session the caller's session, which stays
   * @return recovery codes, readable only in this answer; empty if there was a second factor before
   * @throws RefusedException {@link Refusal#LINK_OVER} if it was not asked for in the last five
   *     minutes, or is not what was asked for; {@link Refusal#DUPLICATE} if it is somebody's
   *     already; {@link Refusal#THROTTLED}
   */
  public List<String> add(String name, PasskeyOffer offer, UUID session) {
    confirmation.count(SignInLimits.ofPasskeyChallenge(actor().address()));
    NewPasskey made =
        ceremonies
            .made(actor().id(), offer)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.LINK_OVER,
                        "Start again: this is no passkey that was asked for in the last five"
                            + " minutes."));
    return secondFactors.addPasskey(actor().id(), name, made, session, origin());
  }

  /**
   * Removes one of the caller's passkeys.
   *
   * @param shown of any second factor
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#WRONG_CODE}; {@link
   *     Refusal#NOT_FOUND}; {@link Refusal#SECOND_FACTOR_KEPT} if it is the last second factor of
   *     an account that must have one; {@link Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public void remove(UUID id, String password, ShownFactor shown) {
    User user = confirmation.byPassword("password", password);
    confirmation.byCode(
        () -> {
          FactorProof proof = proofs.of(user.id(), PasskeyPurpose.CONFIRM, shown, origin());
          secondFactors.removePasskey(user.id(), id, proof, origin());
          return true;
        });
  }

  private Optional<FactorProof> proof(UUID user, Optional<ShownFactor> shown) {
    return shown.map(each -> proofs.of(user, PasskeyPurpose.CONFIRM, each, origin()));
  }

  private Origin origin() {
    return Origin.of(actor());
  }

  private Actor actor() {
    return currentActor.get();
  }
}
