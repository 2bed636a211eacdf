package org.hospitalscheduling.web.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hospitalscheduling.waitlist.InvitationGateway;
import org.hospitalscheduling.waitlist.InvitationView;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.Public;

/** Declines an invitation, for callers with its link. */
@ApplicationScoped
@Path("overbook/waitlist/decline")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class DeclineResource {
  @Inject private InvitationGateway invitations;
  @Inject private RequestOrigin origin;
  @Inject private Inputs inputs;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public InvitationView decline(byte[] bytes) {
    Body body = inputs.body(bytes);
    boolean leave = body.flag("leave").orElse(false);
    return invitations.decline(InvitationResource.token(body), leave, origin.get());
  }
}
