package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hospitalscheduling.accounts.ProfileGateway;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.sessions.UserView;

/** The caller's own user name. */
@ApplicationScoped
@Path("auth/profile")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
  @Inject private ProfileGateway profile;
  @Inject private Inputs inputs;

  @PATCH
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public UserView change(byte[] bytes) {
    Body body = inputs.body(bytes).notEmpty();
    String username = body.required("username", AccountFields.username(body));
    body.check();
    return UserView.of(profile.rename(username));
  }
}
