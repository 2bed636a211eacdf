package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.hospitalscheduling.identity.SealedSecrets;

/** Re-encrypts the keys of seals on the activity log when {@code JWT_SECRET} changes. */
@ApplicationScoped
class ActivityKeys implements SealedSecrets {
  @Inject private ActivitySeals seals;
  @Inject private Clock clock;

  @Override
  public String what() {
    return "keys of the activity log";
  }

  @Override
  public Renewal renew() {
    return seals.renewKeys(clock.instant());
  }
}
