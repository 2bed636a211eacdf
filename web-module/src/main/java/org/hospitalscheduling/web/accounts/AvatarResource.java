package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hospitalscheduling.accounts.ProfileGateway;
import org.hospitalscheduling.web.sessions.UserView;

/** The caller's own picture. {@code BodyFilter} has limited its size. */
@ApplicationScoped
@Path("auth/avatar")
@Produces(MediaType.APPLICATION_JSON)
public class AvatarResource {
  @Inject private ProfileGateway profile;

  @PUT
  @Consumes({"image/png", "image/jpeg", "image/webp"})
  public UserView show(byte[] file) {
    return UserView.of(profile.show(file));
  }

  @DELETE
  public Response hide() {
    profile.hide();
    return Response.noContent().build();
  }
}
