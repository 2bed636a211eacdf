package org.hospitalscheduling.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.hospitalscheduling.settings.Settings;

/** Who may read the metrics: administrators, machines with the scope, and who knows the token. */
@Stateless
public class MetricsAccess {
  @Inject private Settings settings;

  /** Passes for administrators and machines with the scope; the container refuses the others. */
  @RolesAllowed({Role.Name.ADMIN, Scope.Name.METRICS_READ})
  public void check() {
    // the annotation is all there is to it
  }

  /** Whether this is {@code METRICS_TOKEN}; takes as long for any other. */
  @PermitAll
  public boolean opens(String token) {
    return settings
        .metricsToken()
        .filter(
            expected ->
                MessageDigest.isEqual(expected.bytes(), token.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }
}
