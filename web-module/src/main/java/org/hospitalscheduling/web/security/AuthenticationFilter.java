package org.hospitalscheduling.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.SessionFacts;
import org.hospitalscheduling.identity.SessionService;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.ClientAddress;
import org.hospitalscheduling.web.request.RequestLogFilter;

/**
 * Lets nobody in whose session does not stand. The server has checked the token by now; this asks
 * the database whether its session was ended since, and whether its role is still the account's: a
 * token with an old role is worth nothing, the next one from a refresh bears the new.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
  @Inject SessionService sessions;
  @Inject CurrentActor currentActor;
  @Inject CurrentSession currentSession;
  @Inject ClientAddress clientAddress;
  @Inject Clock clock;

  @Context HttpServletRequest request;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    Optional<SessionFacts> facts = facts(context.getSecurityContext().getUserPrincipal());
    if (facts.isPresent()) {
      currentSession.set(facts.get());
      currentActor.set(actor(facts.get()));
    } else if (!isPublic()) {
      context.abortWith(
          Response.fromResponse(
                  Problem.of(401, "signed-out", "Signed out", "Sign in first.").response(request))
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
              .build());
    }
  }

  private Optional<SessionFacts> facts(Principal principal) {
    if (!(principal instanceof JsonWebToken token)) {
      return Optional.empty();
    }
    try {
      if (!isValidYet(token)) {
        return Optional.empty();
      }
      UUID sessionId = UUID.fromString(String.valueOf((Object) token.getClaim("sid")));
      return sessions
          .check(sessionId)
          .filter(facts -> facts.userId().toString().equals(token.getSubject()))
          .filter(facts -> token.getGroups().contains(facts.role().name()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Payara looks at {@code exp} only, not at {@code nbf} (RFC 7519, section 4.1.5). */
  private boolean isValidYet(JsonWebToken token) {
    Object notBefore = token.getClaim("nbf");
    return notBefore == null
        || Long.parseLong(notBefore.toString()) <= clock.instant().getEpochSecond();
  }

  private boolean isPublic() {
    return resource.getResourceMethod().isAnnotationPresent(Public.class)
        || resource.getResourceClass().isAnnotationPresent(Public.class);
  }

  private Actor actor(SessionFacts facts) {
    return new Actor(
        facts.userId(),
        facts.username(),
        facts.role(),
        facts.mayOverride(),
        clientAddress.of(request),
        RequestLogFilter.requestId(request));
  }
}
