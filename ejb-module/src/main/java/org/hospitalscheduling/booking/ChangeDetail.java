package org.hospitalscheduling.booking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Patch;
import org.jspecify.annotations.Nullable;

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

  private static Map<String, String> moved(Placement before, Placement after) {
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

  /** A change, which may be a move too: the fields that a patch names, and both patients. */
  static Map<String, String> changed(AppointmentPatch patch, Placement before, Placement after) {
    boolean moves =
        !before.practitionerId().equals(after.practitionerId())
            || !before.range().equals(after.range());
    Map<String, String> detail = moves ? moved(before, after) : named("changed");
    detail.put("changed", Patch.named(patch));
    if (!Objects.equals(before.patientId(), after.patientId())) {
      put(detail, "fromPatientId", before.patientId());
      put(detail, "toPatientId", after.patientId());
    }
    return detail;
  }

  private static void put(Map<String, String> detail, String name, @Nullable UUID id) {
    if (id != null) {
      detail.put(name, id.toString());
    }
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
