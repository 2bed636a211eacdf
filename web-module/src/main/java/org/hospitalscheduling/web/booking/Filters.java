package org.hospitalscheduling.web.booking;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hospitalscheduling.booking.AppointmentFilter;
import org.hospitalscheduling.booking.AppointmentStatus;
import org.hospitalscheduling.web.input.Query;

/** Reads the filter for appointments from a query string; lists, totals and exports share it. */
public final class Filters {

  private static final Duration LONGEST = Duration.ofDays(400);

  private Filters() {}

  /** The filter; use it only after {@link Query#check}. */
  public static AppointmentFilter of(Query query) {
    List<AppointmentStatus> statuses =
        query.list(
            "status",
            AppointmentStatus::ofCode,
            "must be FHIR R4 statuses separated by commas, for instance booked,arrived");
    Set<AppointmentStatus> wanted =
        statuses.isEmpty() ? EnumSet.noneOf(AppointmentStatus.class) : EnumSet.copyOf(statuses);
    return new AppointmentFilter(
        query.range(LONGEST),
        query.uuids("department"),
        query.uuids("doctor"),
        query.uuid("patient"),
        wanted,
        query.text("q", 100).orElse(""));
  }
}
