package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.accounts.CredentialGateway;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.PasskeyFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.CurrentSession;

/** Changing the password or the e-mail address, given the current password. */
@ApplicationScoped
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CredentialResource {
  @Inject private CredentialGateway credentials;
  @Inject private CurrentSession session;
  @Inject private Inputs inputs;

  @POST
  @Path("change-password")
  public void changePassword(byte[] bytes) {
    Body body = inputs.body(bytes);
    String current =
        body.required("currentPassword", AccountFields.knownPassword(body, "currentPassword"));
    String chosen = body.required("newPassword", AccountFields.newPassword(body, "newPassword"));
    body.check();
    credentials.changePassword(current, chosen, session.require().sessionId());
  }

  /** Sends a link to the new address, which {@link MailedLinkResource} confirms. */
  @POST
  @Path("email-change/start")
  public Response startEmailChange(byte[] bytes) {
    Body body = inputs.body(bytes);
    String email = body.required("email", body.email("email"));
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    Optional<ShownFactor> shown = PasskeyFields.factor(body, "code");
    body.check();
    credentials.startEmailChange(email, password, shown);
    return Response.accepted(
            Map.of(
                "message",
                "If no one else uses that address, a link has been sent to it. It is valid for 15"
                    + " minutes."))
        .build();
  }
}
