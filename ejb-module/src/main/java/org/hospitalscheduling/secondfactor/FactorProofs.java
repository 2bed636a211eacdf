package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Origin;

/** Makes what was sent into what transactions accept. Never call it in one. */
@ApplicationScoped
public class FactorProofs {
  @Inject private PasskeyTransactions passkeys;

  /** Judges a passkey's answer of this user; leaves a code to whoever uses it up. */
  public FactorProof of(UUID userId, PasskeyPurpose purpose, ShownFactor shown, Origin origin) {
    if (shown instanceof ShownFactor.Signed signed) {
      return passkeys.judge(purpose, Optional.of(userId), signed.answer(), origin)
              instanceof PasskeyTransactions.Judgement.Right right
          ? new FactorProof.Answered(right.passkey())
          : new FactorProof.Wrong();
    }
    return new FactorProof.Code(((ShownFactor.Code) shown).typed());
  }
}
