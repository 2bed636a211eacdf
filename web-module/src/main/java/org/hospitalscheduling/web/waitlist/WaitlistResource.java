package org.hospitalscheduling.web.waitlist;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.OfferStatus;
import org.hospitalscheduling.waitlist.OfferView;
import org.hospitalscheduling.waitlist.WaitlistGateway;
import org.hospitalscheduling.waitlist.WaitlistService;
import org.hospitalscheduling.waitlist.WaitlistView;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.json.JsonText;

/** The waiting list and its offers, for staff. */
@ApplicationScoped
@Path("overbook/waitlist")
@Produces(MediaType.APPLICATION_JSON)
public class WaitlistResource {

  private static final int MAX_ENTRIES = 50;
  private static final Duration LONGEST = Duration.ofDays(62);

  @Inject private WaitlistService waitlist;
  @Inject private WaitlistGateway gateway;
  @Inject private Inputs inputs;

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<WaitlistView> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    List<UUID> departments = query.uuids("department");
    query.check();
    return new Items<>(waitlist.list(departments));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response join(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    IdempotentAnswer joined =
        waitlist.join(
            WaitlistBodies.request(inputs.body(bytes)), inputs.key(key, bytes), JsonText::of);
    return Answers.created(uri, joined.id(), joined.version(), joined.text());
  }

  @GET
  @Path("{id}")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Response get(@PathParam("id") String id) {
    return Answers.ok(waitlist.view(inputs.id(id)));
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
    UUID doctor = body.required("doctorId", body.uuid("doctorId"));
    TimeRange range = body.range("start", "end");
    Optional<List<UUID>> entries = body.uuids("entryIds", MAX_ENTRIES);
    if (entries.filter(List::isEmpty).isPresent()) {
      body.fault(
          "entryIds",
          "must name at least one entry; leave it out for everyone on the waiting list");
    }
    body.check();
    return offered(
        uri,
        gateway.invite(
            doctor, range, entries.orElse(List.of()), inputs.key(key, bytes), JsonText::of));
  }

  @GET
  @Path("invites")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<OfferView> offers(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    TimeRange range = query.range(LONGEST);
    List<UUID> departments = query.uuids("department");
    List<UUID> doctors = query.uuids("doctor");
    List<OfferStatus> statuses =
        query.list(
            "status",
            code -> Coded.find(OfferStatus.class, code),
            "must be open, taken, declined, withdrawn or expired, several separated by commas");
    query.check();
    return new Items<>(waitlist.offers(range, departments, doctors, statuses));
  }

  @GET
  @Path("invites/{id}")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public OfferView offer(@PathParam("id") String id) {
    return waitlist.offer(inputs.id(id));
  }

  @DELETE
  @Path("invites/{id}")
  public OfferView withdraw(@PathParam("id") String id) {
    return waitlist.withdraw(inputs.id(id));
  }

  /** 201 with the offer's location. */
  static Response offered(UriInfo uri, IdempotentAnswer offer) {
    return Answers.created(uri, "overbook/waitlist/invites", offer.id())
        .entity(offer.text())
        .build();
  }
}
