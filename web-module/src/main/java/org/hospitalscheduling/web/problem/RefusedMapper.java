package org.hospitalscheduling.web.problem;

import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.GroupRefused;
import org.hospitalscheduling.booking.RefusedTime;
import org.hospitalscheduling.intake.ImportPlan;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.hospitalscheduling.web.intake.ImportWriter;
import org.hospitalscheduling.web.json.AppointmentWriter;

/** The one place where a refusal becomes an HTTP status. */
@Provider
public class RefusedMapper implements ExceptionMapper<RefusedException> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(RefusedException refused) {
    return problem(refused).response(request);
  }

  /** The problem of a refusal, for those who answer outside JAX-RS. */
  public static Problem problem(RefusedException refused) {
    Refusal refusal = refused.refusal();
    Problem problem =
        Problem.of(status(refusal), refusal.rule(), title(refusal), sentence(refused))
            .asRule()
            .retryAfter(refused.retryAfter());
    refused
        .field()
        .ifPresent(field -> problem.with(List.of(new FieldError(field, refused.getMessage()))));
    Object facts = refused.facts().orElse(null);
    if (facts instanceof RefusedTime time) {
      problem.with(json -> write(json, time));
    } else if (facts instanceof GroupRefused group) {
      problem.with(json -> AppointmentWriter.write(json, group.refused()));
    } else if (facts instanceof ImportPlan plan) {
      problem.with(json -> ImportWriter.write(json, "lines", plan.faults()));
    } else if (facts instanceof AppointmentView current) {
      problem.with(json -> AppointmentWriter.write(json, "current", current));
    }
    return problem;
  }

  /** The status of each refusal, as interop.md has them. */
  static int status(Refusal refusal) {
    return switch (refusal) {
      case INVALID -> 400;
      case SIGN_IN_FAILED, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_FAILED, SIGNED_OUT -> 401;
      case NOT_ALLOWED, SIGN_IN_NEEDS_HTTPS -> 403;
      case NOT_FOUND -> 404;
      case DOCTOR_BUSY,
          PATIENT_BUSY,
          OVERBOOKING_LIMIT,
          HELD,
          MOVES_REFUSED,
          DUPLICATE,
          SECOND_FACTOR_ON,
          SUGGESTION_OVER,
          IN_PROGRESS,
          SUPERSEDED ->
          409;
      case OFFER_OVER -> 410;
      case STALE_VERSION -> 412;
      case OUTSIDE_HOURS,
          TIME_OFF,
          IN_THE_PAST,
          OFF_GRID,
          TOO_SHORT,
          TOO_LONG,
          UNKNOWN_DOCTOR,
          UNKNOWN_PATIENT,
          UNKNOWN_DEPARTMENT,
          UNKNOWN_TYPE,
          INACTIVE,
          KEY_REUSED,
          STATUS_TRANSITION,
          TOO_MANY_ROWS,
          LAST_ADMIN,
          WRONG_PASSWORD,
          WRONG_CODE,
          LINK_OVER,
          NOT_A_PICTURE,
          NOBODY_TO_ASK,
          LINES_AT_FAULT ->
          422;
      case VERSION_REQUIRED -> 428;
      case THROTTLED -> 429;
      case BUSY -> 503;
    };
  }

  private static String title(Refusal refusal) {
    String words = refusal.rule().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String sentence(RefusedException refused) {
    return refused
        .field()
        .map(field -> field + ": " + refused.getMessage() + ".")
        .orElse(refused.getMessage());
  }

  private static void write(JsonGenerator json, RefusedTime time) {
    time.blocking().ifPresent(blocking -> AppointmentWriter.write(json, blocking));
    json.writeStartArray("alternatives");
    for (Slot slot : time.alternatives()) {
      json.writeStartObject();
      json.write("doctorId", slot.doctorId().toString());
      json.write("start", slot.start().toString());
      json.write("end", slot.end().toString());
      json.writeEnd();
    }
    json.writeEnd();
  }
}
