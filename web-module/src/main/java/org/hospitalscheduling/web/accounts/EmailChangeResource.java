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
import java.util.Optional;
import org.hospitalscheduling.accounts.CredentialGateway;
import org.hospitalscheduling.accounts.MailedLinkGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.Public;

/** Changing the e-mail address: requested by a signed-in user, confirmed by the link in a mail. */
@ApplicationScoped
@Path("auth/email-change")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EmailChangeResource {
  @Inject private CredentialGateway credentials;
  @Inject private MailedLinkGateway links;
  @Inject private RequestOrigin origins;
  @Inject private Inputs inputs;
  @Inject private HttpServletRequest request;

  @POST
  @Path("start")
  public Response start(byte[] bytes) {
    Body body = inputs.body(bytes);
    String email = body.required("email", body.email("email"));
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    Optional<String> code = AccountFields.code(body, "code");
    body.check();
    credentials.startEmailChange(email, password, code);
    return Response.accepted(
            Map.of(
                "message",
                "If no one else uses that address, a link has been sent to it. It is valid for 15"
                    + " minutes."))
        .build();
  }

  @POST
  @Path("verify")
  @Public
  public Response verify(byte[] bytes) {
    Body body = inputs.body(bytes);
    String token = body.required("token", AccountFields.token(body));
    body.check();
    links.changeEmail(token, origins.of(request));
    return Response.noContent().build();
  }
}
