package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.hospitalscheduling.accounts.MailedLinkGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.Public;
import org.hospitalscheduling.web.sessions.SessionCookies;

/** A new password for whoever reads the account's mail. */
@ApplicationScoped
@Path("auth/password-reset")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Public
public class PasswordResetResource {
  @Inject private MailedLinkGateway links;
  @Inject private SessionCookies cookies;
  @Inject private RequestOrigin origins;
  @Inject private Inputs inputs;
  @Inject private HttpServletRequest request;

  @POST
  @Path("start")
  public Response start(byte[] bytes) {
    Body body = inputs.body(bytes);
    String email = body.required("email", body.line("email", 1, 254));
    body.check();
    links.startPasswordReset(email, cookies.device(request), origins.of(request));
    return Response.accepted(
            Map.of(
                "message",
                "If there is an account with that address, a link has been sent to it. It is"
                    + " valid for 15 minutes."))
        .build();
  }

  @POST
  @Path("verify")
  public Response verify(byte[] bytes) {
    cookies.checkConnection(request);
    Body body = inputs.body(bytes);
    String token = body.required("token", AccountFields.token(body));
    String chosen = body.required("newPassword", AccountFields.newPassword(body, "newPassword"));
    body.check();
    links.resetPassword(token, chosen, origins.of(request));
    return Response.noContent().build();
  }
}
