package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hospitalscheduling.shared.SqlQuery;

/** The parts of the activity log. */
@ApplicationScoped
class ActivityMonths {
  @PersistenceContext private EntityManager em;

  /**
   * Makes the months that are missing up to the third after this one, by the database's clock.
   *
   * @return how many it made; 0 if another server does
   */
  int prepare() {
    return new SqlQuery("SELECT add_activity_months() AS made")
        .first(em, row -> row.getInt("made"))
        .orElseThrow();
  }
}
