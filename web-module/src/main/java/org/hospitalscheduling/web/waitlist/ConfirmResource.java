package org.hospitalscheduling.web.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hospitalscheduling.waitlist.InvitationGateway;
import org.hospitalscheduling.waitlist.InvitationView;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.Public;

/**
 * An invitation, for callers with its link. Viewing changes nothing, because programs that scan
 * mails follow links. The token is in a header or the body, never in the URL, which is logged
 * (OWASP ASVS 5.0, 14.2.1).
 */
@ApplicationScoped
@Path("overbook/waitlist/confirm")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class ConfirmResource {
  @Inject private InvitationGateway invitations;
  @Inject private RequestOrigin origins;
  @Inject private Inputs inputs;
  @Inject private HttpServletRequest request;

  @GET
  public InvitationView show(@HeaderParam("Invite-Token") String token) {
    return invitations.view(InvitationTokens.header(token), origins.of(request));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public InvitationView confirm(byte[] bytes) {
    return invitations.confirm(InvitationTokens.of(inputs.body(bytes)), origins.of(request));
  }
}
