package org.hospitalscheduling.web.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.hospitalscheduling.identity.MetricsAccess;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.web.security.MetricsToken;

/** The state of this server in numbers, which are never about a person. */
@ApplicationScoped
@Path("metrics")
@MetricsToken.Accepted
public class MetricsResource {
  @Inject @Any Instance<MetricSource> sources;
  @Inject private MetricsAccess access;
  @Inject private HttpServletRequest request;

  @GET
  public Response metrics() {
    if (!MetricsToken.wasShown(request)) {
      access.check();
    }
    List<Metric> families =
        sources.stream()
            .flatMap(source -> source.metrics().stream())
            .sorted(Comparator.comparing(Metric::name))
            .toList();
    return Response.ok(OpenMetricsWriter.text(families))
        .header(HttpHeaders.CONTENT_TYPE, OpenMetricsWriter.TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
