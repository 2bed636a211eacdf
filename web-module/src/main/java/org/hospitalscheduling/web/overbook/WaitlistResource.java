package org.hospitalscheduling.web.overbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.booking.BookingAnswer;
import org.hospitalscheduling.waitlist.OfferView;
import org.hospitalscheduling.waitlist.WaitlistDesk;
import org.hospitalscheduling.waitlist.WaitlistService;
import org.hospitalscheduling.waitlist.WaitlistView;
import org.hospitalscheduling.web.activity.Reads;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.schedules.Bookings;

/** Who waits for an earlier time, and what is offered to them; for staff. */
@ApplicationScoped
@Path("overbook/waitlist")
@Produces(MediaType.APPLICATION_JSON)
public class WaitlistResource {

  private static final int MOST_ENTRIES = 50;

  @Inject private WaitlistService waitlist;
  @Inject private WaitlistDesk desk;
  @Inject private Inputs inputs;
  @Inject private Reads reads;

  @GET
  public String list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    List<UUID> departments = query.uuids("department");
    query.check();
    List<WaitlistView> entries = waitlist.list(departments);
    List<UUID> patients =
        entries.stream().map(entry -> entry.patient().id()).distinct().limit(2).toList();
    reads
        .of(uri)
        .shown(
            DataRead.Kind.PATIENT_DATA_READ,
            entries.size(),
            null,
            patients.size() == 1 ? patients.get(0) : null);
    return OverbookWriter.items(entries, OverbookWriter::entry);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response join(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    BookingAnswer joined =
        waitlist.join(
            Waits.request(inputs.body(bytes)), Bookings.key(key, bytes), WaitlistResource::entry);
    return Answers.created(uri, joined.id(), joined.version(), joined.text());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id, @Context UriInfo uri) {
    WaitlistView view = waitlist.view(inputs.id(id));
    reads.of(uri).shown(DataRead.Kind.PATIENT_DATA_READ, 1, view.id(), view.patient().id());
    return Answers.ok(entry(view), view.version());
  }

  @DELETE
  @Path("{id}")
  public void leave(@PathParam("id") String id) {
    waitlist.leave(inputs.id(id));
  }

  @POST
  @Path("invite")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response invite(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    Waits.SlotWish slot = Waits.slot(body);
    List<UUID> entries = new ArrayList<>();
    body.texts("entryIds", MOST_ENTRIES)
        .ifPresent(
            ids -> {
              if (ids.isEmpty()) {
                body.fault("entryIds", "must name somebody, or be left out for all who wait");
              }
              for (String id : ids) {
                try {
                  entries.add(UUID.fromString(id));
                } catch (IllegalArgumentException notAnId) {
                  body.fault("entryIds", "must be UUIDs");
                }
              }
            });
    body.check();
    return offered(
        uri,
        desk.invite(
            slot.doctorId(),
            slot.range(),
            entries,
            Bookings.key(key, bytes),
            WaitlistResource::offer));
  }

  @GET
  @Path("invites/{id}")
  public String offer(@PathParam("id") String id) {
    return offer(waitlist.offer(inputs.id(id)));
  }

  @DELETE
  @Path("invites/{id}")
  public String withdraw(@PathParam("id") String id) {
    return offer(waitlist.withdraw(inputs.id(id)));
  }

  /** 201 with where the offer is to be looked at. */
  static Response offered(UriInfo uri, BookingAnswer offer) {
    return Response.created(
            uri.getBaseUriBuilder()
                .path("overbook/waitlist/invites")
                .path(offer.id().toString())
                .build())
        .entity(offer.text())
        .build();
  }

  static String offer(OfferView view) {
    return OverbookWriter.object(json -> OverbookWriter.offer(json, view));
  }

  private static String entry(WaitlistView view) {
    return OverbookWriter.object(json -> OverbookWriter.entry(json, view));
  }
}
