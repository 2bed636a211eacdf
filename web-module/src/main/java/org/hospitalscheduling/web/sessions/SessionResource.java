package org.hospitalscheduling.web.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.accounts.ProfileGateway;
import org.hospitalscheduling.sessions.SessionView;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.security.CurrentSession;

/** The caller's sessions. */
@ApplicationScoped
@Path("auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  @Inject private ProfileGateway profile;
  @Inject private CurrentSession session;
  @Inject private Inputs inputs;

  @GET
  public Items<SessionView> list() {
    return new Items<>(profile.sessions(current()));
  }

  @DELETE
  @Path("{id}")
  public void end(@PathParam("id") String id) {
    profile.endSession(inputs.id(id));
  }

  @POST
  @Path("revoke-others")
  public Map<String, Integer> endOthers() {
    return Map.of("revoked", profile.endOtherSessions(current()));
  }

  private UUID current() {
    return session.require().sessionId();
  }
}
