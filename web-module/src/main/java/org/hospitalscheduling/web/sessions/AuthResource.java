package org.hospitalscheduling.web.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.accounts.RegistrationGateway;
import org.hospitalscheduling.accounts.RegistrationRequest;
import org.hospitalscheduling.secondfactor.PasskeyAnswer;
import org.hospitalscheduling.secondfactor.PasskeyRequest;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.sessions.SignInGateway;
import org.hospitalscheduling.sessions.SignedIn;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.signon.SignOnGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.PasskeyFields;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.problem.RefusedMapper;
import org.hospitalscheduling.web.security.CurrentSession;
import org.hospitalscheduling.web.security.Public;

/** Registering, signing in, refreshing and signing out. */
@ApplicationScoped
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
  /** What a browser deletes at sign-out. Not its cookies: one of them says that it is known. */
  private static final String LEFT_BEHIND = "\"cache\", \"storage\"";

  @Inject private RegistrationGateway registrations;
  @Inject private SignInGateway signIns;
  @Inject private SignOnGateway signOns;
  @Inject private SessionCookies cookies;
  @Inject private CurrentSession currentSession;
  @Inject private RequestOrigin origin;
  @Inject private Inputs inputs;
  @Inject private HttpServletRequest request;

  @POST
  @Path("register")
  @Consumes(MediaType.APPLICATION_JSON)
  @Public
  public Response register(byte[] bytes) {
    cookies.checkConnection();
    Body body = inputs.body(bytes);
    RegistrationRequest registration =
        new RegistrationRequest(
            body.required("username", AccountFields.username(body)),
            body.required("email", body.email("email")),
            body.required("password", AccountFields.newPassword(body, "password")),
            body.line("adminInviteCode", 0, 200));
    body.check();
    registrations.register(registration, origin.get());
    return Response.accepted(
            Map.of(
                "message",
                "Thank you. If a link is sent to your e-mail address, follow it within a day; an administrator may have"
                    + " to approve you before you can sign in."))
        .build();
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_JSON)
  @Public
  public Response login(byte[] bytes) {
    cookies.checkConnection();
    Body body = inputs.body(bytes);
    String email = body.required("email", body.line("email", 1, 254));
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    Optional<ShownFactor> shown = PasskeyFields.factor(body, "totp");
    body.check();
    return answer(signIns.signIn(email, password, shown, cookies.device(), origin.get()));
  }

  @POST
  @Path("passkey-login/challenge")
  @Public
  public PasskeyRequest askForPasskey() {
    cookies.checkConnection();
    return signIns.askForPasskey(origin.get());
  }

  @POST
  @Path("passkey-login")
  @Consumes(MediaType.APPLICATION_JSON)
  @Public
  public Response loginByPasskey(byte[] bytes) {
    cookies.checkConnection();
    Body body = inputs.body(bytes);
    PasskeyAnswer answer = body.required("passkey", PasskeyFields.answer(body));
    body.check();
    return answer(signIns.signInByPasskey(answer, cookies.device(), origin.get()));
  }

  @POST
  @Path("refresh")
  @Public
  public Response refresh() {
    Optional<String> token = cookies.refreshToken();
    try {
      return answer(
          signIns.refresh(
              token.orElseThrow(
                  () -> new RefusedException(Refusal.SIGNED_OUT, "You are not signed in.")),
              origin.get()));
    } catch (RefusedException refused) {
      Response problem = RefusedMapper.problem(refused).response(request);
      // Clears a cookie that is no longer valid; one that another window has just renewed stays.
      return refused.refusal() == Refusal.SIGNED_OUT && token.isPresent()
          ? Response.fromResponse(problem).header(HttpHeaders.SET_COOKIE, cookies.forget()).build()
          : problem;
    }
  }

  /**
   * Ends the session of the cookie and, if it is a different one, that of the access token. Whoever
   * signed in with the hospital's account is told where to sign out of that too.
   */
  @POST
  @Path("logout")
  @Public
  public Response logout() {
    Optional<URI> next = cookies.refreshToken().flatMap(signOns::farewell);
    cookies.refreshToken().ifPresent(token -> signIns.signOut(token, origin.get()));
    currentSession.find().ifPresent(facts -> signIns.signOut(facts.sessionId(), origin.get()));
    return next.map(page -> Response.ok(Map.of("next", page.toString())))
        .orElseGet(Response::noContent)
        .header(HttpHeaders.SET_COOKIE, cookies.forget())
        .header("Clear-Site-Data", LEFT_BEHIND)
        .build();
  }

  private Response answer(SignedIn signedIn) {
    Response.ResponseBuilder response =
        Response.ok(SignedInView.of(signedIn))
            .header(
                HttpHeaders.SET_COOKIE,
                cookies.keep(signedIn.refreshToken(), signedIn.sessionEndsAt()));
    signedIn
        .device()
        .ifPresent(marker -> response.header(HttpHeaders.SET_COOKIE, cookies.keepDevice(marker)));
    return response.build();
  }
}
