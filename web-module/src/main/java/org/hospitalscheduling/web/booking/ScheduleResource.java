package org.hospitalscheduling.web.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.booking.AppointmentFilter;
import org.hospitalscheduling.booking.AppointmentPatch;
import org.hospitalscheduling.booking.AppointmentSort;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BookingGateway;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.booking.CancelReason;
import org.hospitalscheduling.booking.Cancellation;
import org.hospitalscheduling.booking.DaySummary;
import org.hospitalscheduling.booking.ScheduleService;
import org.hospitalscheduling.booking.Transition;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.AppointmentWriter;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.json.JsonText;

/** Appointments; the API calls them schedules. */
@ApplicationScoped
@Path("schedules")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {

  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final int LARGEST_PAGE = 500;

  @Inject private BookingGateway gateway;
  @Inject private ScheduleService schedules;
  @Inject private Inputs inputs;

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Response list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    AppointmentFilter filter = Filters.of(query);
    Optional<Integer> limit = query.integer("limit", 1, LARGEST_PAGE);
    Optional<String> cursor = query.cursor();
    Optional<String> order = query.line("sort", 20);
    boolean descending = order.map(text -> text.startsWith("-")).orElse(false);
    AppointmentSort sort =
        order
            .map(text -> descending ? text.substring(1) : text)
            .map(
                code ->
                    Coded.find(AppointmentSort.class, code)
                        .orElseGet(
                            () -> {
                              query.fault("sort", "is not an order the list supports");
                              return AppointmentSort.START;
                            }))
            .orElse(AppointmentSort.START);
    if (limit.isEmpty() && (cursor.isPresent() || order.isPresent())) {
      query.fault("limit", "is required with sort or cursor");
    }
    query.check();
    if (limit.isPresent()) {
      Page<AppointmentView> page = schedules.page(filter, sort, descending, limit.get(), cursor);
      return listed(page.items(), List.of(), page.next(), page.total());
    }
    List<AppointmentView> all = schedules.range(filter);
    return listed(all, schedules.busy(filter), Optional.empty(), Optional.empty());
  }

  @GET
  @Path("summary")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<DaySummary> summary(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    AppointmentFilter filter = Filters.of(query);
    query.check();
    return new Items<>(schedules.summary(filter));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response book(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    IdempotentAnswer answer =
        gateway.book(
            BookingBodies.request(inputs.body(bytes)), inputs.key(key, bytes), JsonText::of);
    return Answers.created(uri, answer.id(), answer.version(), answer.text());
  }

  @GET
  @Path("{id}")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Response get(@PathParam("id") String id) {
    return Answers.ok(schedules.get(inputs.id(id)));
  }

  @PATCH
  @Path("{id}")
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response change(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes).notEmpty();
    UUID appointment = inputs.id(id);
    AppointmentPatch patch = BookingBodies.patch(body);
    return Answers.ok(seen.apply(version -> gateway.change(appointment, version, patch)));
  }

  @DELETE
  @Path("{id}")
  public Response cancel(
      @PathParam("id") String id,
      @HeaderParam("If-Match") List<String> ifMatch,
      @Context UriInfo uri) {
    Query query = inputs.query(uri);
    Optional<CancelReason> reason =
        query
            .line("reason", 20)
            .flatMap(
                code -> {
                  Optional<CancelReason> found = Coded.find(CancelReason.class, code);
                  if (found.isEmpty()) {
                    query.fault("reason", "must be patient, clinic or other");
                  }
                  return found;
                });
    query.check();
    return cancelled(id, ifMatch, new Cancellation(reason, Optional.empty()));
  }

  /** As {@link #cancel}, with more to say than an address should contain. */
  @POST
  @Path("{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response cancelBecause(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    Body body = inputs.body(bytes);
    Cancellation why = BookingBodies.cancellation(body);
    body.check();
    return cancelled(id, ifMatch, why);
  }

  private Response cancelled(String id, List<String> ifMatch, Cancellation why) {
    UUID appointment = inputs.id(id);
    return Answers.ok(
        inputs
            .optionalIfMatch(ifMatch)
            .map(
                seen ->
                    seen.apply(version -> gateway.cancel(appointment, Optional.of(version), why)))
            .orElseGet(() -> gateway.cancel(appointment, Optional.empty(), why)));
  }

  @POST
  @Path("{id}/{transition}")
  public Response attend(
      byte[] bytes,
      @PathParam("id") String id,
      @PathParam("transition") String transition,
      @HeaderParam("If-Match") List<String> ifMatch) {
    BookingBodies.Attendance said =
        bytes.length == 0
            ? BookingBodies.Attendance.NOTHING
            : BookingBodies.attendance(inputs.body(bytes));
    Transition step =
        Coded.find(Transition.class, transition)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "Not found."));
    UUID appointment = inputs.id(id);
    return Answers.ok(
        inputs
            .ifMatch(ifMatch)
            .apply(
                version ->
                    gateway.attend(appointment, version, step, said.correction(), said.again())));
  }

  @PUT
  @Path("{id}/room")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response place(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    Optional<String> room = BookingBodies.room(inputs.body(bytes));
    UUID appointment = inputs.id(id);
    return Answers.ok(
        inputs.ifMatch(ifMatch).apply(version -> gateway.place(appointment, version, room)));
  }

  private static Response listed(
      List<AppointmentView> items,
      List<BusyTime> busy,
      Optional<String> next,
      Optional<Long> total) {
    StreamingOutput body =
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          AppointmentWriter.write(writer, items, busy, next, total);
        };
    return Response.ok(body).build();
  }
}
