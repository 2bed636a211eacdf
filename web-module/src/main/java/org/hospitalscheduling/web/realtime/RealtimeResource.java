package org.hospitalscheduling.web.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.realtime.LiveService;
import org.hospitalscheduling.web.activity.Reads;
import org.hospitalscheduling.web.security.CurrentSession;

/** Lets a signed-in browser open a socket. */
@ApplicationScoped
@Path("realtime")
@Produces(MediaType.APPLICATION_JSON)
public class RealtimeResource {

  @Inject private LiveService live;
  @Inject private CurrentSession session;
  @Inject private Reads reads;

  /** A ticket; it is a secret. */
  public record Ticket(String ticket) {}

  @POST
  @Path("ticket")
  public Ticket ticket(@Context UriInfo uri) {
    UUID id = session.require().sessionId();
    Ticket ticket = new Ticket(live.issueTicket(id));
    // From here on every change is shown, one by one; the activity log records who began to watch.
    reads.of(uri).shown(DataRead.Kind.PATIENT_DATA_READ, 0, null, null);
    return ticket;
  }
}
