package org.hospitalscheduling.web.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.DoctorWeek;
import org.hospitalscheduling.availability.TimeOff;
import org.hospitalscheduling.availability.Weeks;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.OutOfHoursService;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;
import org.jspecify.annotations.Nullable;

/** A doctor's working hours and time off. */
@ApplicationScoped
@Path("doctors")
@Produces(MediaType.APPLICATION_JSON)
public class WorkingHoursResource {

  private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern WEEKS = Pattern.compile("every|odd|even");
  private static final int MAX_PERIODS = 42;

  /**
   * A doctor's week.
   *
   * @param outside appointments that a change leaves outside; null where nothing was changed
   */
  public record Week(
      UUID doctorId,
      ZoneId zone,
      List<WorkingPeriod> hours,
      @Nullable List<AppointmentView> outside) {
    static Week of(DoctorWeek week, @Nullable List<AppointmentView> outside) {
      return new Week(week.doctorId(), week.zone(), week.hours(), outside);
    }
  }

  /** Time off that was added, and the appointments that it leaves standing. */
  public record AddedTimeOff(
      UUID id, Instant start, Instant end, String reason, List<AppointmentView> standing) {}

  @Inject private AvailabilityService availability;
  @Inject private OutOfHoursService outOfHours;
  @Inject private Inputs inputs;

  @GET
  @Path("{id}/working-hours")
  public Response workingHours(@PathParam("id") String id) {
    DoctorWeek week = availability.week(inputs.id(id));
    return Answers.ok(Week.of(week, null), week.version());
  }

  @PUT
  @Path("{id}/working-hours")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setWorkingHours(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes);
    List<WorkingPeriod> periods =
        Optional.ofNullable(body.required("hours", body.objects("hours", MAX_PERIODS)))
            .map(hours -> hours.stream().map(WorkingHoursResource::period).toList())
            .orElse(List.of());
    body.check();
    UUID doctor = inputs.id(id);
    DoctorWeek week = seen.apply(version -> availability.setWeek(doctor, version, periods));
    return Answers.ok(Week.of(week, outOfHours.outsideHours(doctor)), week.version());
  }

  @GET
  @Path("{id}/time-off")
  public Items<TimeOff> timeOff(@PathParam("id") String id) {
    return new Items<>(availability.timeOff(inputs.id(id)));
  }

  @POST
  @Path("{id}/time-off")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response addTimeOff(byte[] bytes, @PathParam("id") String id) {
    Body body = inputs.body(bytes);
    TimeRange range = body.range("start", "end");
    String reason = body.text("reason", 0, 500).orElse("");
    body.check();
    UUID doctor = inputs.id(id);
    TimeOff off = availability.addTimeOff(doctor, range, reason);
    return Response.status(Response.Status.CREATED)
        .entity(
            new AddedTimeOff(
                off.id(),
                off.start(),
                off.end(),
                off.reason(),
                outOfHours.within(doctor, off.range())))
        .build();
  }

  @DELETE
  @Path("{id}/time-off/{timeOffId}")
  public void removeTimeOff(@PathParam("id") String id, @PathParam("timeOffId") String timeOffId) {
    availability.removeTimeOff(inputs.id(id), inputs.id(timeOffId));
  }

  /** Null if the body is at fault, which never gets past its check. */
  @SuppressWarnings("NullAway") // a null never gets past check()
  private static WorkingPeriod period(Body body) {
    Integer weekday = body.required("weekday", body.integer("weekday", 1, 7));
    String from =
        body.required("from", body.text("from", TIME_OF_DAY, "must be a time like 08:00"));
    Integer minutes = body.required("minutes", body.integer("minutes", 5, 1440));
    LocalDate validFrom = body.day("validFrom").orElse(null);
    LocalDate validUntil = body.day("validUntil").orElse(null);
    Weeks weeks =
        body.text("weeks", WEEKS, "must be every, odd or even")
            .flatMap(code -> Coded.find(Weeks.class, code))
            .orElse(Weeks.EVERY);
    if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
      body.fault("validUntil", "must not be before validFrom");
      return null;
    }
    return weekday == null || from == null || minutes == null
        ? null
        : new WorkingPeriod(
            DayOfWeek.of(weekday),
            LocalTime.parse(from),
            Duration.ofMinutes(minutes),
            validFrom,
            validUntil,
            weeks);
  }
}
