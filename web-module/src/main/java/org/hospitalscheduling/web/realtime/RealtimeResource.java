package org.hospitalscheduling.web.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.realtime.LiveService;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.security.CurrentSession;

/** Lets a signed-in browser open a socket. */
@ApplicationScoped
@Path("realtime")
@Produces(MediaType.APPLICATION_JSON)
public class RealtimeResource {

  @Inject private LiveService live;
  @Inject private CurrentSession session;

  /** A ticket; it is a secret. */
  public record Ticket(String ticket) {}

  @POST
  @Path("ticket")
  // From here on changes are shown as they happen; the activity log says who began to watch.
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Ticket ticket() {
    UUID id = session.require().sessionId();
    return new Ticket(live.issueTicket(id));
  }
}
