package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hospitalscheduling.identity.SealedSecrets;

/** Re-encrypts TOTP secrets when {@code JWT_SECRET} changes. */
@ApplicationScoped
public class SecondFactorKeys implements SealedSecrets {
  @Inject private SecondFactorCheck check;

  @Override
  public String what() {
    return "TOTP secrets";
  }

  @Override
  public Renewal renew() {
    return check.renew();
  }
}
