package org.hospitalscheduling.web.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.hospitalscheduling.waitlist.InvitationGateway;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.security.Public;

/**
 * Where mail programs post when their user wants no more invitations (RFC 8058). The standard puts
 * the token in the URL, so this token can do nothing else. The answer is the same for valid and
 * invalid tokens.
 */
@ApplicationScoped
@Path("overbook/waitlist/unsubscribe")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class UnsubscribeResource {
  @Inject private InvitationGateway invitations;
  @Inject private RequestOrigin origin;
  @Inject private Inputs inputs;

  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  public void unsubscribe(byte[] form, @Context UriInfo uri) {
    Query query = inputs.query(uri);
    String token = query.required("token", query.line("token", InvitationResource.LONGEST));
    query.check();
    invitations.stopMails(token, origin.get());
  }
}
