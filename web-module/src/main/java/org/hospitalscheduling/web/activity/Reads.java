package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.activity.ReadLog;
import org.hospitalscheduling.confidentiality.ConfidentialityService;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.request.Route;

/**
 * Records who was shown what, for the activity log. The reader does not wait for it: it is written
 * later.
 */
@ApplicationScoped
class Reads {
  /** Parameters that may contain a person's name or number are left out of the log. */
  private static final Set<String> NOT_REPEATED = Set.of("q", "identifier", "cursor");

  @Inject private ReadLog log;
  @Inject private CurrentActor actor;
  @Inject private Disclosure disclosure;
  @Inject private ConfidentialityService confidentiality;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  /** Whether somebody is signed in. */
  boolean hasReader() {
    return actor.find().isPresent();
  }

  /**
   * Records what the current request has shown: the patients of its {@link Disclosure} whom no row
   * names yet.
   *
   * @param method what was done, also where the form of a search stands for it
   * @param count how many items
   */
  void record(UriInfo uri, String method, DataRead.Kind kind, long count) {
    Route route = Route.of(request).orElseThrow();
    log.add(
        new DataRead(
            Ids.next(),
            clock.instant(),
            actor.get(),
            kind,
            operation(method, route),
            filter(uri),
            count,
            disclosure.subject().or(route::subject).orElse(null),
            glass(),
            disclosure.unnamed()));
  }

  private String glass() {
    return confidentiality.glass().ids().stream()
        .map(UUID::toString)
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Most reading is GET, which goes without saying. */
  private static String operation(String method, Route route) {
    boolean goesWithoutSaying = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return goesWithoutSaying ? route.operation() : method + " " + route.operation();
  }

  private static String filter(UriInfo uri) {
    return new TreeMap<>(uri.getQueryParameters())
        .entrySet().stream()
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + (NOT_REPEATED.contains(parameter.getKey())
                            ? "…"
                            : String.join(",", parameter.getValue())))
            .collect(Collectors.joining("&"));
  }
}
