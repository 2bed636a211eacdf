package org.hospitalscheduling.web.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.serviceaccounts.ServiceSignInGateway;
import org.hospitalscheduling.sessions.SessionFacts;
import org.hospitalscheduling.sessions.SessionGateway;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.MachineTime;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.ClientAddress;
import org.hospitalscheduling.web.request.RequestLogFilter;

/**
 * Refuses callers whose session is not valid. The server has already checked the token; this filter
 * asks the database whether the session was ended since, and whether the role in the token is still
 * the account's: a token with an old role is refused, and a refresh issues one with the new role. A
 * user who must have a second factor and has none gets no further than to setting one up.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {
  @Inject private SessionGateway sessions;
  @Inject private ServiceSignInGateway services;
  @Inject private CurrentActor currentActor;
  @Inject private CurrentSession currentSession;
  @Inject private ClientAddress clientAddress;
  @Inject private MetricsToken metricsToken;
  @Inject private Settings settings;
  @Inject @MachineTime Clock clock;

  @Context HttpServletRequest request;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    if (context.getMethod().equals(HttpMethod.OPTIONS)) {
      // What is allowed anywhere stands in the contract, which is public.
      return;
    }
    Principal principal = context.getSecurityContext().getUserPrincipal();
    if (isPublic()) {
      // Looked up lazily, so that health answers even while the database does not.
      currentSession.setLazily(() -> facts(principal));
      return;
    }
    if (acceptsMetricsToken() && metricsToken.opens(request)) {
      return;
    }
    Optional<Machine> machine = machine(principal);
    Optional<SessionFacts> facts = machine.isPresent() ? Optional.empty() : facts(principal);
    if (machine.isPresent()) {
      currentActor.set(machine.get().actor());
      services.admit(machine.get().facts());
    } else if (facts.isPresent()) {
      currentSession.set(facts.get());
      currentActor.set(actor(facts.get()));
      if (facts.get().mayOnlyEnrol(settings.secondFactor()) && !isWhileEnrolling()) {
        throw new RefusedException(
            Refusal.SECOND_FACTOR_MISSING,
            "This account must have a second factor: set one up first.");
      }
    } else {
      context.abortWith(signedOut());
    }
  }

  private Response signedOut() {
    Response.ResponseBuilder answer = Response.fromResponse(Problem.signedOut().response(request));
    if (acceptsMetricsToken()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"hospital-scheduling\"");
    }
    return answer.build();
  }

  private boolean acceptsMetricsToken() {
    return resource.getResourceClass().isAnnotationPresent(MetricsToken.Accepted.class);
  }

  /** A service account, and as whom it acts in this request. */
  private record Machine(ServiceSignInGateway.Facts facts, Actor actor) {}

  /**
   * The service account of a token that has no session; such a token is valid until the account is
   * revoked.
   */
  private Optional<Machine> machine(Principal principal) {
    if (!(principal instanceof JsonWebToken token) || token.getClaim("client_id") == null) {
      return Optional.empty();
    }
    try {
      UUID id = UUID.fromString(String.valueOf(token.<Object>getClaim("client_id")));
      if (!isValidYet(token) || !id.toString().equals(token.getSubject())) {
        return Optional.empty();
      }
      Set<Scope> granted =
          token.getGroups().stream()
              .flatMap(group -> Scope.ofCode(group).stream())
              .collect(Collectors.toSet());
      return services
          .check(id, clientAddress.of(request))
          .filter(facts -> facts.scopes().containsAll(granted))
          .map(facts -> new Machine(facts, actor(facts, granted)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
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
      UUID sessionId = UUID.fromString(String.valueOf(token.<Object>getClaim("sid")));
      return sessions
          .check(sessionId)
          .filter(facts -> facts.userId().toString().equals(token.getSubject()))
          .filter(facts -> token.getGroups().contains(facts.role().name()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Payara checks only {@code exp}, not {@code nbf} (RFC 7519, section 4.1.5). */
  private boolean isValidYet(JsonWebToken token) {
    Object notBefore = token.getClaim("nbf");
    return notBefore == null
        || Long.parseLong(notBefore.toString()) <= clock.instant().getEpochSecond();
  }

  private boolean isWhileEnrolling() {
    return resource.getResourceMethod().isAnnotationPresent(WhileEnrolling.class);
  }

  private boolean isPublic() {
    return resource.getResourceMethod().isAnnotationPresent(Public.class)
        || resource.getResourceClass().isAnnotationPresent(Public.class);
  }

  private Actor actor(ServiceSignInGateway.Facts facts, Set<Scope> granted) {
    return new Actor(
        facts.id(),
        facts.name(),
        Role.SERVICE,
        false,
        Optional.empty(),
        granted,
        facts.demographicsTrusted(),
        clientAddress.of(request),
        RequestLogFilter.requestId(request),
        RequestLogFilter.trace(request));
  }

  private Actor actor(SessionFacts facts) {
    return new Actor(
        facts.userId(),
        facts.username(),
        facts.role(),
        facts.mayOverride(),
        Optional.ofNullable(facts.practitionerId()),
        Set.of(),
        false,
        clientAddress.of(request),
        RequestLogFilter.requestId(request),
        RequestLogFilter.trace(request));
  }
}
