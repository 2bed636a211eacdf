package org.hospitalscheduling.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The same answers where the server's own tooling looks for them. */
@ApplicationScoped
public class MicroProfileChecks {
  @Inject Health health;

  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck live() {
    return () -> response("hospital-scheduling-live", health.live());
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready() {
    return () -> response("hospital-scheduling-ready", health.ready());
  }

  private static HealthCheckResponse response(String name, HealthReport report) {
    HealthCheckResponseBuilder builder =
        HealthCheckResponse.named(name).status(report.status().equals("UP"));
    for (HealthReport.Check check : report.checks()) {
      builder.withData(check.name(), check.status());
    }
    return builder.build();
  }
}
