package org.hospitalscheduling.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.hospitalscheduling.shared.ReadinessProbe;

/** The state of this server, for the two endpoints that show it. */
@ApplicationScoped
public class Health {
  @Inject @Any Instance<ReadinessProbe> probes;

  /** Alive as long as it can answer at all: a restart would not bring back a database. */
  public HealthReport live() {
    return HealthReport.of(List.of(new HealthReport.Check("server", "UP", Map.of())));
  }

  /** Whether a load balancer should send requests here. */
  public HealthReport ready() {
    return HealthReport.of(
        probes.stream()
            .map(
                probe -> {
                  ReadinessProbe.Reading reading = probe.read();
                  return new HealthReport.Check(
                      probe.name(), reading.up() ? "UP" : "DOWN", reading.detail());
                })
            .sorted(Comparator.comparing(HealthReport.Check::name))
            .toList());
  }

  /** Liveness where the server's own tooling looks for it. */
  @Produces
  @Liveness
  HealthCheck liveCheck() {
    return () -> live().asMicroProfile("hospital-scheduling-live");
  }

  /** Readiness where the server's own tooling looks for it. */
  @Produces
  @Readiness
  HealthCheck readyCheck() {
    return () -> ready().asMicroProfile("hospital-scheduling-ready");
  }
}
