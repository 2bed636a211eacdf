package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.hospitalscheduling.settings.SettingsException;

/**
 * A made-up hospital that looks alive on the day it is shown: twelve departments, sixty doctors,
 * five thousand patients, the appointments of the past eight and the coming four weeks, and some
 * patients who wait for an earlier time. In three departments overbooking is suggested; in two of
 * them patients stay away so often that it pays off.
 *
 * <p>The first call fills an empty database. Every later call brings it up to the present: days
 * that came nearer get what would have been booked meanwhile, and past appointments an outcome.
 * What people booked or added is left alone. Deterministic: the same database at the same instant
 * becomes the same hospital, and a second call at the same instant changes nothing.
 */
public final class DemoHospital {

  /** The most that a demonstration may have. */
  public static final int MAX_APPOINTMENTS = 2_000_000;

  /** An arbitrary key that nothing else locks: two launchers on one database take turns. */
  private static final long LOCK = 0x64656d6f;

  private final DataSource owner;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param owner connections of the owning role; the schema must be migrated already
   * @param zone the hospital's time zone, in which its doctors' hours are meant
   */
  public DemoHospital(DataSource owner, ZoneId zone, Clock clock) {
    this.owner = owner;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * What a call wrote.
   *
   * @param added the number of new appointments
   * @param changed the number of existing appointments that moved on: cancelled, arrived, done,
   *     missed
   */
  public record Loaded(boolean first, long added, long changed) {}

  /**
   * Like {@link #load(int)}, with the appointments of exactly twelve weeks: about forty thousand.
   */
  public Loaded load() {
    return load(OptionalInt.empty());
  }

  /**
   * Fills the database or brings it up to date, in one transaction.
   *
   * @param appointments how many to begin with, 1 to {@link #MAX_APPOINTMENTS}: fewer cover fewer
   *     days around today, more reach further into the past. A database that is filled already
   *     keeps what it has.
   * @throws SettingsException if the database holds users or patients and is not a demonstration,
   *     or cannot be written; then nothing was written
   * @throws IllegalArgumentException if the number is out of bounds
   */
  public Loaded load(int appointments) {
    if (appointments < 1 || appointments > MAX_APPOINTMENTS) {
      throw new IllegalArgumentException(
          "A demonstration has 1 to %,d appointments.".formatted(MAX_APPOINTMENTS));
    }
    return load(OptionalInt.of(appointments));
  }

  private Loaded load(OptionalInt appointments) {
    try (Connection connection = owner.getConnection()) {
      Loaded loaded = loadWith(connection, appointments);
      analyse(connection);
      return loaded;
    } catch (SQLException e) {
      throw new SettingsException(
          "The demonstration could not be written to the database: " + e.getMessage(), e);
    }
  }

  private Loaded loadWith(Connection connection, OptionalInt appointments) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      Loaded loaded;
      if (exists(statement, "demo_marker")) {
        loaded = new TopUp(connection, zone, now).run();
      } else if (exists(statement, "app_user") || exists(statement, "patient")) {
        throw new SettingsException(
            "This database holds users or patients and was not filled by the demonstration:"
                + " start without the demonstration, or give it an empty database.");
      } else {
        loaded = new FirstFill(connection, zone, now).run(appointments);
      }
      connection.commit();
      return loaded;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + table + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** So that the first queries are planned with current statistics. */
  private static void analyse(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ANALYZE app_user, department, practitioner, patient, appointment_type, working_hours,"
              + " time_off, appointment, activity");
    }
  }
}
