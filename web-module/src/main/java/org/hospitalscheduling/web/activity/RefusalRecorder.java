package org.hospitalscheduling.web.activity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.problem.RefusedMapper;
import org.hospitalscheduling.web.request.Route;

/**
 * Writes an activity row for a refused request: a change that a rule or another change prevented,
 * and anything that the caller's role does not allow; also of callers who have no account but a
 * link. The row names the patients of whom the refusal says something. It runs after the refused
 * call and its transaction have ended.
 */
@Provider
public class RefusalRecorder implements ContainerResponseFilter {
  private static final Logger LOG = Logger.getLogger(RefusalRecorder.class.getName());
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int FIRST_REFUSAL = 400;
  private static final int FORBIDDEN = 403;
  private static final Set<Refusal.Kind> OF_CHANGES =
      EnumSet.of(
          Refusal.Kind.MISSING,
          Refusal.Kind.CONFLICT,
          Refusal.Kind.OVER,
          Refusal.Kind.STALE,
          Refusal.Kind.RULE);

  /** What whoever has a wrong link is told; attempts are throttled, so the log is not flooded. */
  private static final Set<Refusal> OF_LINKS = EnumSet.of(Refusal.OFFER_OVER, Refusal.LINK_OVER);

  @Inject private ActivityService activity;
  @Inject private CurrentActor currentActor;
  @Inject private Disclosure disclosure;
  @Inject private RequestOrigin origin;

  @Context private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<Refusal> refusal = RefusedMapper.refusal(servletRequest);
    boolean noted =
        response.getStatus() == FORBIDDEN
            || refusal.map(Refusal::kind).filter(OF_CHANGES::contains).isPresent()
                && !READING.contains(request.getMethod());
    if (response.getStatus() >= FIRST_REFUSAL) {
      disclosure.rolledBack();
    }
    Optional<Route> route = Route.of(servletRequest);
    boolean isKnown =
        currentActor.find().isPresent() || refusal.filter(OF_LINKS::contains).isPresent();
    if (!noted || route.isEmpty() || !isKnown) {
      return;
    }
    if (response.getEntity() instanceof String problem) {
      PatientScan.of(problem).patients().forEach(disclosure::patient);
    }
    try {
      activity.noteRefusal(
          request.getMethod() + " " + route.get().operation(),
          refusal.map(Refusal::code).orElse(Integer.toString(FORBIDDEN)),
          route.get().subject().orElse(null),
          disclosure.patients(),
          origin.get());
    } catch (RuntimeException e) {
      // The refusal stands even if it could not be recorded.
      LOG.log(Level.SEVERE, "A refusal could not be written to the activity log", e);
    }
  }
}
