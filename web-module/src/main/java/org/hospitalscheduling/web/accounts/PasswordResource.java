package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hospitalscheduling.accounts.CredentialGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.CurrentSession;

/** Changes the password, given the current one. */
@ApplicationScoped
@Path("auth/change-password")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
  @Inject private CredentialGateway credentials;
  @Inject private CurrentSession session;
  @Inject private Inputs inputs;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(byte[] bytes) {
    Body body = inputs.body(bytes);
    String current =
        body.required("currentPassword", AccountFields.knownPassword(body, "currentPassword"));
    String chosen = body.required("newPassword", AccountFields.newPassword(body, "newPassword"));
    body.check();
    credentials.changePassword(current, chosen, session.require().sessionId());
    return Response.noContent().build();
  }
}
