package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import org.hospitalscheduling.availability.TakenTime;

/** Contributes appointments as time of practitioners that is taken. */
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
