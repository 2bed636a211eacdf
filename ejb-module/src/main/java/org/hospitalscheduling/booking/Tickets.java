package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.SqlQuery;

/** The numbers by which patients are called: from 1 on, for each department and day. */
@ApplicationScoped
class Tickets {

  @PersistenceContext private EntityManager em;

  /**
   * Gives each of the appointments a number of its department and of {@code day}, in the order
   * given; one that has such a number keeps it.
   *
   * <p>Locks the departments' counters in the order of their ids until the transaction ends, after
   * the appointments. A number is given again after a transaction that fails.
   */
  void give(Collection<Appointment> arrived, LocalDate day) {
    Map<UUID, List<Appointment>> without =
        arrived.stream()
            .filter(each -> !each.hasTicket(day))
            .collect(
                Collectors.groupingBy(
                    each -> each.placement().departmentId(),
                    () -> new TreeMap<>(Comparator.comparing(UUID::toString)),
                    Collectors.toList()));
    without.forEach(
        (department, appointments) -> {
          int next = last(department, day, appointments.size()) - appointments.size();
          for (Appointment each : appointments) {
            next++;
            each.giveTicket(next, day);
          }
        });
  }

  /** The last number after so many more. */
  private int last(UUID department, LocalDate day, int more) {
    return new SqlQuery(
            """
            INSERT INTO ticket_counter AS c (department_id, day, last) VALUES (:department, :day, :more)
            ON CONFLICT (department_id, day) DO UPDATE SET last = c.last + :more
            RETURNING last
            """)
        .set("department", department)
        .set("day", day)
        .set("more", more)
        .first(em, row -> row.getInt("last"))
        .orElseThrow();
  }
}
