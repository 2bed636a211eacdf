package org.hospitalscheduling.web.waitlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hospitalscheduling.waitlist.WaitlistRequest;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.json.JsonBinding;

/** Reads waiting-list entries from request bodies. */
final class WaitlistBodies {

  private static final Pattern FROM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern UNTIL = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

  private WaitlistBodies() {}

  static WaitlistRequest request(Body body) {
    Optional<UUID> department = body.uuid("departmentId");
    Optional<UUID> doctor = body.uuid("doctorId");
    if (department.isEmpty() && doctor.isEmpty()) {
      body.fault("departmentId", "is required, or doctorId");
    }
    int priority = body.integer("priority", 1, 5).orElse(3);
    Optional<String> reason = body.text("priorityReason", 1, 500);
    if (priority < 3 && reason.isEmpty()) {
      body.fault("priorityReason", "is required for priority 1 and 2");
    }
    Optional<Integer> from =
        body.text("from", FROM, "must be a time like 08:00").map(WaitlistBodies::minute);
    Optional<Integer> until =
        body.text("until", UNTIL, "must be a time like 17:30, 24:00 at most")
            .map(WaitlistBodies::minute);
    if (from.orElse(0) >= until.orElse(1440)) {
      body.fault("until", "must be after from");
    }
    Optional<Instant> earliest = body.instant("earliest");
    Optional<Instant> latest = body.instant("latest");
    if (earliest.isPresent() && latest.isPresent() && !earliest.get().isBefore(latest.get())) {
      body.fault("latest", "must be after earliest");
    }
    WaitlistRequest request =
        new WaitlistRequest(
            body.required("patientId", body.uuid("patientId")),
            department,
            doctor,
            body.uuid("typeId"),
            body.uuid("appointmentId"),
            body.minutes("minutes", 5, 480),
            priority,
            reason,
            earliest,
            latest,
            days(body),
            from,
            until,
            body.email("email"));
    body.check();
    return request;
  }

  private static Set<DayOfWeek> days(Body body) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String code : body.texts("days", 7).orElse(List.of())) {
      Arrays.stream(DayOfWeek.values())
          .filter(day -> JsonBinding.code(day).equals(code))
          .findFirst()
          .ifPresentOrElse(
              days::add,
              () -> body.fault("days", "must be some of mon, tue, wed, thu, fri, sat, sun"));
    }
    return days;
  }

  private static int minute(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }
}
