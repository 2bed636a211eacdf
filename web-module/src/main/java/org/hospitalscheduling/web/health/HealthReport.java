package org.hospitalscheduling.web.health;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The format of MicroProfile Health 4, so that one client can read both endpoints. */
public record HealthReport(String status, List<Check> checks) {

  public record Check(String name, String status, Map<String, Object> data) {}

  static HealthReport of(List<Check> checks) {
    boolean up = checks.stream().allMatch(check -> check.status().equals("UP"));
    return new HealthReport(up ? "UP" : "DOWN", checks);
  }

  /** One check of that name, with the state of each of ours. */
  HealthCheckResponse asMicroProfile(String name) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(name).status(status.equals("UP"));
    checks.forEach(check -> response.withData(check.name(), check.status()));
    return response.build();
  }
}
