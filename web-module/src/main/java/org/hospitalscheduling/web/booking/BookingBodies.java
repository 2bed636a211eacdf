package org.hospitalscheduling.web.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentPatch;
import org.hospitalscheduling.booking.BookingRequest;
import org.hospitalscheduling.booking.CancelReason;
import org.hospitalscheduling.booking.Cancellation;
import org.hospitalscheduling.booking.RuleOverride;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.PatientRequest;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.web.directory.DirectoryBodies;
import org.hospitalscheduling.web.input.Body;

/** Reads bookings and their changes from request bodies. */
final class BookingBodies {

  private BookingBodies() {}

  static BookingRequest request(Body body) {
    Optional<UUID> doctorId = body.uuid("doctorId");
    Optional<Identifier> doctor =
        body.object("doctor")
            .flatMap(
                each ->
                    Optional.ofNullable(
                        each.required(
                            "identifier",
                            each.object("identifier").map(DirectoryBodies::identifier))));
    if (doctorId.isPresent() == doctor.isPresent()) {
      body.fault("doctorId", "is required, or doctor.identifier: exactly one of the two");
    }
    Optional<UUID> patientId = body.uuid("patientId");
    Optional<PatientRequest> patient = body.object("patient").map(DirectoryBodies::patient);
    if (patientId.isPresent() == patient.isPresent()) {
      body.fault("patientId", "is required, or patient: exactly one of the two");
    }
    Instant start = body.required("start", body.instant("start"));
    Optional<Instant> end = body.instant("end");
    if (start != null && end.isPresent() && !start.isBefore(end.get())) {
      body.fault("end", "must be after start");
    }
    BookingRequest request =
        new BookingRequest(
            doctorId,
            doctor,
            patientId,
            patient,
            body.uuid("departmentId"),
            body.uuid("typeId"),
            start,
            end,
            body.text("reason", 0, 500).filter(text -> !text.isEmpty()),
            body.uuid("waitlistEntryId"),
            body.flag("overbook").orElse(false),
            override(body),
            DirectoryBodies.identifiers(body).orElse(List.of()));
    body.check();
    return request;
  }

  static AppointmentPatch patch(Body body) {
    AppointmentPatch patch =
        new AppointmentPatch(
            body.patch("doctorId", body::uuid),
            body.patch("patientId", body::uuid),
            body.patch("departmentId", body::uuid),
            body.clearable("typeId", body::uuid),
            body.patch("start", body::instant),
            body.patch("end", body::instant),
            body.clearable(
                "reason", field -> body.text(field, 0, 500).filter(text -> !text.isEmpty())),
            body.flag("overbook").orElse(false),
            override(body),
            correction(body));
    body.check();
    return patch;
  }

  /** Why a visit that is over is changed, or attendance recorded before its day. */
  static Optional<String> correction(Body body) {
    return body.object("correction")
        .map(each -> each.required("reason", each.text("reason", 1, 500)));
  }

  /**
   * What is said with a step of attendance.
   *
   * @param again whether it is taken again, having been taken back
   */
  record Attendance(Optional<String> correction, boolean again) {

    static final Attendance NOTHING = new Attendance(Optional.empty(), false);
  }

  static Attendance attendance(Body body) {
    Attendance said = new Attendance(correction(body), again(body));
    body.check();
    return said;
  }

  /** Whether a step is taken again that was taken back. */
  static boolean again(Body body) {
    return body.flag("again").orElse(false);
  }

  /** Where a visit takes place; empty if that is not known any more. */
  static Optional<String> room(Body body) {
    Patch<String> room =
        body.clearable("room", field -> body.line(field, 0, 40).filter(text -> !text.isEmpty()));
    if (!room.present()) {
      body.fault("room", "is required; null if it is not known any more");
    }
    body.check();
    return Optional.ofNullable(room.value());
  }

  /** Who or what an appointment is cancelled for. */
  static Cancellation cancellation(Body body) {
    return new Cancellation(
        body.line("reason", 1, 20).flatMap(code -> reason(body, code)),
        body.text("note", 0, 500).filter(text -> !text.isEmpty()));
  }

  private static Optional<CancelReason> reason(Body body, String code) {
    return Coded.find(CancelReason.class, code)
        .or(() -> body.fault("reason", "must be patient, clinic or other"));
  }

  static Optional<RuleOverride> override(Body body) {
    return body.object("override")
        .map(
            each ->
                new RuleOverride(
                    each.required("reason", each.text("reason", 1, 500)),
                    each.flag("patientOverlap").orElse(false)));
  }
}
