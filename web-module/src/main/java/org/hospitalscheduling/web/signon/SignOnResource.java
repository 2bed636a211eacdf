package org.hospitalscheduling.web.signon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.signon.SignOnGateway;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.FormEncoding;
import org.hospitalscheduling.web.security.Public;
import org.hospitalscheduling.web.sessions.SessionCookies;

/**
 * Signing in with the hospital's own accounts. The browser itself goes to the first two, so they
 * answer with the next place to go to.
 */
@ApplicationScoped
@Path("auth/sign-on")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class SignOnResource {
  @Inject private SignOnGateway signOns;
  @Inject private SessionCookies cookies;
  @Inject private RequestOrigin origin;

  /** Sends the browser to the provider. */
  @GET
  public Response leave(@Context UriInfo uri) {
    SignOnGateway.Departure departure = signOns.leave(parameter(uri, "to").orElse("/"));
    Response.ResponseBuilder answer = elsewhere(departure.to());
    departure
        .attempt()
        .ifPresent(attempt -> answer.header(HttpHeaders.SET_COOKIE, cookies.keepAttempt(attempt)));
    return answer.build();
  }

  /**
   * The provider sends the browser here. What it adds to the answer is ignored (RFC 6749, section
   * 4.1.2).
   */
  @GET
  @Path("callback")
  public Response arrive(@Context UriInfo uri) {
    SignOnGateway.Return answer =
        new SignOnGateway.Return(
            parameter(uri, "state"),
            parameter(uri, "code"),
            parameter(uri, "error"),
            parameter(uri, "iss"));
    SignOnGateway.Arrival arrival =
        signOns.arrive(answer, cookies.attempt(), cookies.device(), origin.get());
    Response.ResponseBuilder response =
        elsewhere(arrival.to()).header(HttpHeaders.SET_COOKIE, cookies.forgetAttempt());
    if (arrival instanceof SignOnGateway.In in) {
      response.header(
          HttpHeaders.SET_COOKIE,
          cookies.keep(in.signedIn().refreshToken(), in.signedIn().sessionEndsAt()));
      in.signedIn()
          .device()
          .ifPresent(marker -> response.header(HttpHeaders.SET_COOKIE, cookies.keepDevice(marker)));
    }
    return response.build();
  }

  /** The provider itself calls here (OpenID Connect Back-Channel Logout 1.0, section 2.5). */
  @POST
  @Path("back-channel-logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signOut(byte[] bytes) {
    Optional<Map<String, String>> form = FormEncoding.fields(bytes);
    signOns.signOut(
        form.map(fields -> fields.getOrDefault("logout_token", ""))
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.INVALID, "The form cannot be read, or contains a field twice.")),
        origin.get());
    return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** A parameter that is there once. */
  private static Optional<String> parameter(UriInfo uri, String name) {
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static Response.ResponseBuilder elsewhere(URI to) {
    return Response.seeOther(to).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
