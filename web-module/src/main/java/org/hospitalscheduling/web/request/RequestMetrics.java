package org.hospitalscheduling.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hospitalscheduling.shared.Counter;
import org.hospitalscheduling.shared.Durations;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;

/** Counts requests by the contract's operation. */
@ApplicationScoped
public class RequestMetrics implements MetricSource {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final Counter requests =
      new Counter(
          "hospital_http_requests", "Requests that were answered.", "route", "method", "status");
  private final Durations durations =
      new Durations("hospital_http_request_duration_seconds", "How long requests took.", "route");

  /**
   * Counts one answer.
   *
   * @param route one of a few, whoever asks
   */
  public void answered(String method, String route, int status, long nanos) {
    requests.add(route, METHODS.contains(method) ? method : "other", Integer.toString(status));
    // A socket is not an answer: it lasts as long as its calendar is open.
    if (status != 101) {
      durations.add(nanos, route);
    }
  }

  @Override
  public List<Metric> metrics() {
    return List.of(requests.metric(), durations.metric());
  }
}
