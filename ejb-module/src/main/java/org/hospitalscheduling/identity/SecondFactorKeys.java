package org.hospitalscheduling.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.settings.Settings;

/**
 * Takes TOTP secrets along when {@code JWT_SECRET} changes: at a start that names the previous one,
 * all are sealed under the new.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
public class SecondFactorKeys {
  private static final Logger LOG = Logger.getLogger(SecondFactorKeys.class.getName());

  @Inject SecondFactorCheck check;
  @Inject Settings settings;

  @PostConstruct
  void renew() {
    if (settings.jwtSecretPrevious().isPresent()) {
      LOG.log(Level.INFO, "{0} TOTP secrets were sealed anew under JWT_SECRET", check.renew());
    }
  }
}
