package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import org.hospitalscheduling.availability.TakenTime;

/** Appointments take their practitioners' time. */
@ApplicationScoped
class BookedTime implements TakenTime {

  @Override
  public String sql() {
    return "SELECT practitioner_id, during FROM appointment WHERE "
        + BookSql.TAKES_TIME
        + " AND "
        + BookSql.OVERLAPS;
  }
}
