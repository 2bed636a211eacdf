package org.hospitalscheduling.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.FactorProofs;
import org.hospitalscheduling.secondfactor.PasskeyPurpose;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Restores access for users who have lost their phone and their recovery codes. Because this
 * weakens an account's protection, the administrator must confirm their own password and code,
 * outside any transaction; then the result is written in one.
 */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecondFactorResetGateway {
  @Inject private PasswordConfirmation confirmation;
  @Inject private SecondFactorTransactions secondFactors;
  @Inject private FactorProofs proofs;
  @Inject private CurrentActor currentActor;

  /**
   * Removes a user's second factor, ends their sessions and notifies them by mail. Idempotent. The
   * password stays.
   *
   * @param password the administrator's
   * @param shown of the administrator's second factor; checked only if there is one
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#WRONG_CODE}; {@link
   *     Refusal#NOT_FOUND}; {@link Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public void resetSecondFactor(UUID id, String password, Optional<ShownFactor> shown) {
    User administrator = confirmation.byPassword("password", password);
    confirmation.byCode(
        () -> {
          Actor actor = currentActor.get();
          Optional<FactorProof> proof =
              shown.map(
                  each -> proofs.of(actor.id(), PasskeyPurpose.CONFIRM, each, Origin.of(actor)));
          secondFactors.reset(id, actor, administrator.passwordHash(), proof);
          return true;
        });
  }
}
