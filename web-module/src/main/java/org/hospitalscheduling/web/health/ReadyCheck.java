package org.hospitalscheduling.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Exposes readiness where the server's own tooling looks for it. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
  @Inject private Health health;

  @Override
  public HealthCheckResponse call() {
    return health.ready().asMicroProfile("hospital-scheduling-ready");
  }
}
