package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.hospitalscheduling.accounts.MailedLinkGateway;
import org.hospitalscheduling.accounts.RegistrationGateway;
import org.hospitalscheduling.accounts.UserInvitationGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.Public;
import org.hospitalscheduling.web.sessions.SessionCookies;

/**
 * What somebody may do with a link in a mail: set a new password for the account, or confirm that
 * its new address is theirs.
 */
@ApplicationScoped
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Public
public class MailedLinkResource {
  @Inject private MailedLinkGateway links;
  @Inject private RegistrationGateway registration;
  @Inject private UserInvitationGateway invitations;
  @Inject private SessionCookies cookies;
  @Inject private RequestOrigin origin;
  @Inject private Inputs inputs;

  @POST
  @Path("password-reset/start")
  public Response startPasswordReset(byte[] bytes) {
    Body body = inputs.body(bytes);
    String email = body.required("email", body.line("email", 1, 254));
    body.check();
    links.startPasswordReset(email, cookies.device(), origin.get());
    return Response.accepted(
            Map.of(
                "message",
                "If there is an account with that address, a link has been sent to it. It is"
                    + " valid for 15 minutes."))
        .build();
  }

  /** Says whether who confirms their address can sign in at once. */
  @POST
  @Path("register/verify")
  public Map<String, String> confirmRegistration(byte[] bytes) {
    Body body = inputs.body(bytes);
    String token = body.required("token", AccountFields.token(body));
    body.check();
    return Map.of("status", registration.confirm(token, origin.get()) ? "active" : "pending");
  }

  /** Says what the account signs in with. */
  @POST
  @Path("invitation/accept")
  public Map<String, String> acceptInvitation(byte[] bytes) {
    cookies.checkConnection();
    Body body = inputs.body(bytes);
    String token = body.required("token", AccountFields.token(body));
    String username = body.required("username", AccountFields.username(body));
    String password = body.required("password", AccountFields.newPassword(body, "password"));
    body.check();
    return Map.of("email", invitations.accept(token, username, password, origin.get()));
  }

  @POST
  @Path("password-reset/verify")
  public Response resetPassword(byte[] bytes) {
    cookies.checkConnection();
    Body body = inputs.body(bytes);
    String token = body.required("token", AccountFields.token(body));
    String chosen = body.required("newPassword", AccountFields.newPassword(body, "newPassword"));
    body.check();
    String marker = links.resetPassword(token, chosen, cookies.device(), origin.get());
    return Response.noContent().header(HttpHeaders.SET_COOKIE, cookies.keepDevice(marker)).build();
  }

  @POST
  @Path("email-change/verify")
  public void changeEmail(byte[] bytes) {
    Body body = inputs.body(bytes);
    String token = body.required("token", AccountFields.token(body));
    body.check();
    links.changeEmail(token, origin.get());
  }
}
