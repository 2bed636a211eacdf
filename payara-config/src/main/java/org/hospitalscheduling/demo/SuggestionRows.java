package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Enables overbooking suggestions in some departments, and records every overbooked visit there as
 * an accepted suggestion, so that the ledger has content from the first day on. Rules that people
 * have changed since are left alone.
 */
final class SuggestionRows {

  private final Connection connection;
  private final ZoneId zone;
  private final Instant now;

  SuggestionRows(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.now = now;
  }

  void write() throws SQLException {
    if (switchOn()) {
      optIn();
    }
    accepted();
  }

  /** Enables overbooking, unless the rules were ever changed; returns whether it did. */
  private boolean switchOn() throws SQLException {
    return new SqlQuery(
                    """
                UPDATE overbooking_config SET enabled = true, min_booked = 0.75, version = 1, updated_at = :now
                WHERE version = 0
                """)
                .set("now", now)
                .execute(connection)
            == 1
        && new SqlQuery("UPDATE invite_config SET offer_freed = true").execute(connection) == 1;
  }

  private void optIn() throws SQLException {
    new SqlQuery(
            """
            INSERT INTO overbooking_opt_in (department_id, allowed)
            SELECT id, true FROM department WHERE id = ANY (:departments)
            ON CONFLICT ON CONSTRAINT overbooking_opt_in_department_key DO NOTHING
            """)
        .setIds("departments", departments())
        .execute(connection);
  }

  /**
   * Adds an accepted suggestion for each visit that the front desk overbooked. The expectation is
   * the department's usual rate, for everybody who was booked with the doctor on that day.
   */
  private void accepted() throws SQLException {
    new SqlQuery(
            """
            WITH usual AS (
              SELECT department_id, greatest(0.02, avg((status <> 'fulfilled')::int)) AS missed
              FROM appointment WHERE ends_at < :now AND department_id = ANY (:departments) AND (status IN ('fulfilled', 'noshow')
                OR status = 'cancelled' AND cancelled_at > starts_at - interval '24 hours')
              GROUP BY department_id
            )
            INSERT INTO suggestion (id, version, practitioner_id, department_id, starts_at, ends_at, session_starts_at,
              session_ends_at, status, because, gain, beside, expected_missed, added_waiting, added_overtime, overrun,
              made_at, expires_at, decided_at, decided_by, appointment_id)
            SELECT md5('suggested ' || e.id)::uuid, 1, e.practitioner_id, e.department_id, e.starts_at, e.ends_at,
              least(e.starts_at, day.starts_at), greatest(e.ends_at, day.ends_at), 'accepted', 'LIKELY_MISSED',
              usual.missed, ARRAY[least(0.9, 1.8 * usual.missed)], usual.missed * day.visits, 150, 0, 0.01,
              e.created_at - interval '2 hours', e.starts_at - interval '1 hour', e.created_at, e.created_by, e.id
            FROM appointment e
            JOIN usual ON usual.department_id = e.department_id
            CROSS JOIN LATERAL (
              SELECT count(*) AS visits, min(a.starts_at) AS starts_at, max(a.ends_at) AS ends_at
              FROM appointment a
              WHERE a.practitioner_id = e.practitioner_id AND a.id <> e.id AND a.status <> 'cancelled'
                AND a.starts_at BETWEEN e.starts_at - interval '12 hours' AND e.starts_at + interval '12 hours'
                AND (a.starts_at AT TIME ZONE :zone)::date = (e.starts_at AT TIME ZONE :zone)::date) day
            WHERE e.overbooked AND e.created_by = :desk AND day.visits > 0
              AND NOT EXISTS (SELECT FROM suggestion s WHERE s.appointment_id = e.id)
            """)
        .set("now", now)
        .setIds("departments", departments())
        .set("zone", zone.getId())
        .set("desk", DirectoryWriter.FRONT_DESK)
        .execute(connection);
  }

  private static List<UUID> departments() {
    return Stream.of(Specialty.values())
        .filter(Specialty::isOverbooked)
        .map(DemoIds::department)
        .toList();
  }
}
