package org.hospitalscheduling.web.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.hospitalscheduling.identity.SessionFacts;
import org.hospitalscheduling.realtime.LiveService;
import org.hospitalscheduling.web.security.CurrentSession;

/** Lets a signed-in browser open a socket. */
@ApplicationScoped
@Path("realtime")
@Produces(MediaType.APPLICATION_JSON)
public class RealtimeResource {

  @Inject private LiveService live;
  @Inject private CurrentSession session;

  /** A ticket, which is a secret. */
  public record Ticket(String ticket) {}

  @POST
  @Path("ticket")
  public Ticket ticket() {
    UUID id = session.find().map(SessionFacts::sessionId).orElseThrow();
    return new Ticket(live.issueTicket(id));
  }
}
