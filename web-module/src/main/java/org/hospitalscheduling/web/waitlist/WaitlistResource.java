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
import java.util.stream.Stream;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.OfferStatus;
import org.hospitalscheduling.waitlist.OfferView;
import org.hospitalscheduling.waitlist.WaitlistGateway;
import org.hospitalscheduling.waitlist.WaitlistService;
import org.hospitalscheduling.waitlist.WaitlistView;
import org.hospitalscheduling.web.activity.Reads;
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
  @Inject private Reads reads;

  @GET
  public Items<WaitlistView> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    List<UUID> departments = query.uuids("department");
    query.check();
    List<WaitlistView> entries = waitlist.list(departments);
    reads.of(uri).patients(entries.size(), null, entries.stream().map(each -> each.patient().id()));
    return new Items<>(entries);
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
  public Response get(@PathParam("id") String id, @Context UriInfo uri) {
    WaitlistView view = waitlist.view(inputs.id(id));
    reads.of(uri).patients(1, view.id(), Stream.of(view.patient().id()));
    return Answers.ok(view);
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
    List<OfferView> offers = waitlist.offers(range, departments, doctors, statuses);
    reads
        .of(uri)
        .patients(offers.size(), null, offers.stream().flatMap(WaitlistResource::patients));
    return new Items<>(offers);
  }

  @GET
  @Path("invites/{id}")
  public OfferView offer(@PathParam("id") String id, @Context UriInfo uri) {
    return shown(uri, waitlist.offer(inputs.id(id)));
  }

  @DELETE
  @Path("invites/{id}")
  public OfferView withdraw(@PathParam("id") String id, @Context UriInfo uri) {
    return shown(uri, waitlist.withdraw(inputs.id(id)));
  }

  private OfferView shown(UriInfo uri, OfferView view) {
    reads.of(uri).patients(1, view.id(), patients(view));
    return view;
  }

  private static Stream<UUID> patients(OfferView view) {
    return Stream.concat(
            view.asked().stream().map(OfferView.Asked::patient),
            view.skipped().stream().map(OfferView.Skipped::patient))
        .flatMap(Optional::stream)
        .map(PatientRef::id);
  }

  /** 201 with the offer's location. */
  static Response offered(UriInfo uri, IdempotentAnswer offer) {
    return Answers.created(uri, "overbook/waitlist/invites", offer.id())
        .entity(offer.text())
        .build();
  }
}
