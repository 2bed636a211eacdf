package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.hospitalscheduling.accounts.UserInvitationService;
import org.hospitalscheduling.accounts.UserInvitationView;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** Invitations to accounts, for administrators. */
@ApplicationScoped
@Path("admin/user-invitations")
@Produces(MediaType.APPLICATION_JSON)
public class UserInvitationResource {
  private static final Pattern ROLE = Pattern.compile("ADMIN|USER|DOCTOR|AUDITOR");

  @Inject private UserInvitationService invitations;
  @Inject private Inputs inputs;

  @GET
  public Items<UserInvitationView> list() {
    return new Items<>(invitations.list());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response invite(byte[] bytes) {
    Body body = inputs.body(bytes);
    String email = body.required("email", body.email("email"));
    Role role =
        body.required(
            "role",
            body.text("role", ROLE, "must be ADMIN, USER, DOCTOR or AUDITOR").map(Role::valueOf));
    body.check();
    return Response.status(Response.Status.CREATED).entity(invitations.invite(email, role)).build();
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    invitations.revoke(inputs.id(id));
  }
}
