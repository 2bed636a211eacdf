package org.hospitalscheduling.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.hospitalscheduling.settings.Settings;

/**
 * Who may read the metrics: administrators, service accounts with the scope, and anyone who
 * presents the metrics token.
 */
@Stateless
public class MetricsAccess {
  @Inject private Settings settings;

  /**
   * Returns for administrators and service accounts with the scope; the container refuses all
   * others.
   */
  @RolesAllowed({Role.Name.ADMIN, Scope.Name.METRICS_READ})
  public void check() {
    // the role annotation does the whole check
  }

  /** Whether this is {@code METRICS_TOKEN}; compares in constant time. */
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
