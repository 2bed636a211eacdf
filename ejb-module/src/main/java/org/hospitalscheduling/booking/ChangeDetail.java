package org.hospitalscheduling.booking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The detail of an {@link AppointmentChanged} for the activity log: an {@code action}, then ids,
 * times and field names; never the fields' contents. The reason for correcting a visit that is over
 * is the exception: it is what the log is asked about.
 */
final class ChangeDetail {

  private ChangeDetail() {}

  /** An action without further detail. */
  static Map<String, String> of(String action) {
    return named(action);
  }

  static Map<String, String> booked(Placement placement) {
    return named(
        "booked",
        "toStart",
        placement.range().start(),
        "toEnd",
        placement.range().end(),
        "toDoctorId",
        placement.practitionerId());
  }

  static Map<String, String> moved(Placement before, Placement after) {
    Map<String, String> detail =
        named(
            "moved",
            "fromStart",
            before.range().start(),
            "fromEnd",
            before.range().end(),
            "toStart",
            after.range().start(),
            "toEnd",
            after.range().end());
    if (!before.practitionerId().equals(after.practitionerId())) {
      detail.put("fromDoctorId", before.practitionerId().toString());
      detail.put("toDoctorId", after.practitionerId().toString());
    }
    return detail;
  }

  /**
   * The records of two patients became one, or two again.
   *
   * @param action {@code patient-merged} or {@code patient-unmerged}
   */
  static Map<String, String> given(String action, UUID from, UUID to) {
    return named(action, "fromPatientId", from, "toPatientId", to);
  }

  /** The fields besides doctor and time that a patch names. */
  static Map<String, String> changed(AppointmentPatch patch) {
    return named(
        "changed",
        "changed",
        String.join(
            ",",
            Stream.of(
                    patch.patientId().present() ? "patientId" : null,
                    patch.departmentId().present() ? "departmentId" : null,
                    patch.typeId().present() ? "typeId" : null,
                    patch.reason().present() ? "reason" : null)
                .filter(Objects::nonNull)
                .toList()));
  }

  /** The detail with the reason for changing a visit that is over, if there is one. */
  static Map<String, String> corrected(Map<String, String> detail, Optional<String> why) {
    why.ifPresent(reason -> detail.put("correction", reason));
    return detail;
  }

  /** A cancellation, for a reason if one was given. */
  static Map<String, String> cancelled(Optional<CancelReason> reason) {
    Map<String, String> detail = named("cancelled");
    reason.ifPresent(each -> detail.put("cancelReason", each.code()));
    return detail;
  }

  private static Map<String, String> named(String action, Object... namesAndValues) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("action", action);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      detail.put((String) namesAndValues[i], String.valueOf(namesAndValues[i + 1]));
    }
    return detail;
  }
}
