package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hospitalscheduling.accounts.ProfileGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.WhileEnrolling;
import org.hospitalscheduling.web.sessions.UserView;

/** The caller's own profile: user name and picture. */
@ApplicationScoped
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
  @Inject private ProfileGateway profile;
  @Inject private Inputs inputs;

  @GET
  @Path("me")
  @WhileEnrolling
  public UserView me() {
    return UserView.of(profile.me());
  }

  @PATCH
  @Path("profile")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public UserView change(byte[] bytes) {
    Body body = inputs.body(bytes).notEmpty();
    String username = body.required("username", AccountFields.username(body));
    body.check();
    return UserView.of(profile.rename(username));
  }

  /** {@code BodyFilter} has limited the file's size. */
  @PUT
  @Path("avatar")
  @Consumes({"image/png", "image/jpeg", "image/webp"})
  public UserView show(byte[] file) {
    return UserView.of(profile.show(file));
  }

  @DELETE
  @Path("avatar")
  public void hide() {
    profile.hide();
  }
}
