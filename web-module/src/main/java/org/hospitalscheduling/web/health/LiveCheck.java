package org.hospitalscheduling.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Exposes liveness where the server's own tooling looks for it. */
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {
  @Inject private Health health;

  @Override
  public HealthCheckResponse call() {
    return health.live().asMicroProfile("hospital-scheduling-live");
  }
}
