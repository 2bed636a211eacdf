package org.hospitalscheduling.web.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentVersion;
import org.hospitalscheduling.booking.Cancellation;
import org.hospitalscheduling.booking.Move;
import org.hospitalscheduling.booking.MovePlanRequest;
import org.hospitalscheduling.booking.Transition;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.input.Body;

/** Reads requests about many appointments from their bodies. */
final class GroupBodies {

  private static final int MOST = 200;
  private static final int MAX_DOCTORS = 50;
  private static final int LATEST_VERSION = 999_999_999;
  private static final String CANCEL = "cancel";
  private static final Duration LONGEST_RANGE = Duration.ofDays(7);
  private static final Duration LONGEST_BOUNDS = Duration.ofDays(31);

  private GroupBodies() {}

  /** A step for each of several appointments; empty to cancel. */
  record Attendance(
      Optional<Transition> step,
      Optional<String> correction,
      boolean again,
      Cancellation why,
      List<AppointmentVersion> appointments) {}

  static Attendance attendance(Body body) {
    String step = body.required("transition", body.line("transition", 1, 20));
    Optional<Transition> transition =
        Optional.ofNullable(step).flatMap(code -> Coded.find(Transition.class, code));
    if (step != null && transition.isEmpty() && !step.equals(CANCEL)) {
      body.fault("transition", "must be arrive, check-in, fulfil, no-show, reopen or cancel");
    }
    List<AppointmentVersion> appointments =
        each(
            body,
            "appointments",
            item -> new AppointmentVersion(id(item), version(item)),
            AppointmentVersion::id);
    Optional<String> correction = BookingBodies.correction(body);
    boolean again = BookingBodies.again(body);
    Cancellation why = BookingBodies.cancellation(body);
    if (transition.isPresent() && !why.equals(Cancellation.UNEXPLAINED)) {
      body.fault("reason", "is for cancel only");
    }
    body.check();
    return new Attendance(transition, correction, again, why, appointments);
  }

  /** The moves; the caller checks the body after reading the rest of it. */
  static List<Move> moves(Body body) {
    return each(
        body,
        "moves",
        item ->
            new Move(
                id(item),
                version(item),
                item.required("doctorId", item.uuid("doctorId")),
                item.required("start", item.instant("start"))),
        Move::id);
  }

  static MovePlanRequest request(Body body) {
    UUID doctor = body.required("doctorId", body.uuid("doctorId"));
    Instant from = body.required("from", body.instant("from"));
    Instant to = body.required("to", body.instant("to"));
    List<UUID> doctors = body.uuids("doctorIds", MAX_DOCTORS).orElse(List.of());
    Optional<Instant> earliest = body.instant("earliest");
    Optional<Instant> latest = body.instant("latest");
    if (from != null && to != null) {
      if (!from.isBefore(to)) {
        body.fault("to", "must be after from");
      } else if (Duration.between(from, to).compareTo(LONGEST_RANGE) > 0) {
        body.fault("to", "must be at most 7 days after from");
      }
      if (latest
          .filter(end -> Duration.between(from, end).compareTo(LONGEST_BOUNDS) > 0)
          .isPresent()) {
        body.fault("latest", "must be at most 31 days after from");
      }
      if (earliest.isPresent() && !earliest.get().isBefore(latest.orElse(to))) {
        body.fault("earliest", "must be before latest");
      }
      if (earliest
          .filter(start -> Duration.between(start, from).compareTo(LONGEST_BOUNDS) > 0)
          .isPresent()) {
        body.fault("earliest", "must be at most 31 days before from");
      }
    }
    body.check();
    return new MovePlanRequest(doctor, new TimeRange(from, to), doctors, earliest, latest);
  }

  private static UUID id(Body item) {
    return item.required("id", item.uuid("id"));
  }

  private static int version(Body item) {
    return Objects.requireNonNullElse(
        item.required("version", item.integer("version", 0, LATEST_VERSION)), 0);
  }

  /** One to two hundred items with distinct ids. */
  private static <T> List<T> each(
      Body body, String field, Function<Body, T> read, Function<T, UUID> id) {
    Optional<List<Body>> items = body.objects(field, MOST);
    List<T> found =
        Optional.ofNullable(body.required(field, items))
            .map(list -> list.stream().map(read).toList())
            .orElse(List.of());
    if (items.isPresent() && found.isEmpty()) {
      body.fault(field, "must have at least 1 item");
    }
    List<UUID> ids = found.stream().map(id).filter(Objects::nonNull).toList();
    if (ids.stream().distinct().count() != ids.size()) {
      body.fault(field, "must not name an appointment twice");
    }
    return found;
  }
}
