package org.hospitalscheduling.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Helps people back in who have lost their telephone and their recovery codes. It lowers how well
 * an account is protected, so that the administrator proves who they are once more, in no
 * transaction; then what came of it is written in one.
 */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecondFactorResetGateway {
  @Inject private PasswordConfirmation confirmation;
  @Inject private SecondFactorTransactions secondFactors;
  @Inject private CurrentActor currentActor;

  /**
   * Takes somebody's second factor away, ends their sessions and tells them by mail; that there is
   * none is fine. The password stays.
   *
   * @param password the administrator's
   * @param code of the administrator's second factor; looked at where there is one
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#WRONG_CODE}; {@link
   *     Refusal#NOT_FOUND}; {@link Refusal#THROTTLED}; {@link Refusal#BUSY}
   */
  public void resetSecondFactor(UUID id, String password, Optional<String> code) {
    User administrator = confirmation.byPassword("password", password);
    confirmation.byCode(
        () -> {
          secondFactors.reset(id, currentActor.get(), administrator.passwordHash(), code);
          return true;
        });
  }
}
