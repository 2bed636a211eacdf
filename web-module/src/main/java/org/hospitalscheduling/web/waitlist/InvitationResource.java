package org.hospitalscheduling.web.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.waitlist.InvitationGateway;
import org.hospitalscheduling.waitlist.InvitationView;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Body;
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
public class InvitationResource {
  static final int LONGEST = 100;

  @Inject private InvitationGateway invitations;
  @Inject private RequestOrigin origin;
  @Inject private Inputs inputs;

  /** A malformed token is answered like an unknown one. */
  @GET
  public InvitationView show(@HeaderParam("Invite-Token") String token) {
    if (token == null || token.isBlank() || token.length() > LONGEST) {
      throw new RefusedException(Refusal.OFFER_OVER, "The offer has ended.");
    }
    return invitations.view(token, origin.get());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public InvitationView confirm(byte[] bytes) {
    return invitations.confirm(token(inputs.body(bytes)), origin.get());
  }

  static String token(Body body) {
    String token = body.required("token", body.line("token", 1, LONGEST));
    body.check();
    return token;
  }
}
