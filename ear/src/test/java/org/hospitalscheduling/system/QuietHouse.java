package org.hospitalscheduling.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A server on which nothing happens by itself, so that the difference between the states before and
 * after a request is what the request did. The database lets no job claim its turn, whatever it is
 * called, except those that only look after the activity log; mails stay in the outbox, so that
 * none is handed over and sets an offer's expiry.
 */
final class QuietHouse implements AutoCloseable {
  private static final int LONGEST_SECONDS = 60;

  private QuietHouse() {}

  /** Returns when everything that had begun before has ended. */
  static QuietHouse enter() throws SQLException, InterruptedException {
    try (Connection owner = TestBed.running().owner().getConnection();
        Statement statement = owner.createStatement()) {
      // Outside the schema whose tables are compared.
      statement.execute("CREATE SCHEMA quiet_house");
      statement.execute("CREATE TABLE quiet_house.refused (job text)");
      statement.execute(
          """
          CREATE OR REPLACE FUNCTION no_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
          BEGIN
            IF NEW.name IN ('activity-sealer', 'activity-monitor') THEN RETURN NEW; END IF;
            INSERT INTO quiet_house.refused VALUES (NEW.name);
            RETURN NULL;
          END $$
          """);
      statement.execute(
          """
          CREATE OR REPLACE FUNCTION no_post() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN NEW.next_attempt_at := ''infinity''; RETURN NEW; END'
          """);
      // Waits for jobs that have claimed their turn and run in the same transaction.
      statement.execute(
          "CREATE TRIGGER no_turn BEFORE INSERT OR UPDATE ON job FOR EACH ROW EXECUTE FUNCTION no_turn()");
      statement.execute(
          "CREATE TRIGGER no_post BEFORE INSERT ON outbox_mail FOR EACH ROW EXECUTE FUNCTION no_post()");
      statement.execute(
          "UPDATE outbox_mail SET next_attempt_at = 'infinity' WHERE state = 'queued' AND attempts = 0");
    }
    awaitStillness();
    return new QuietHouse();
  }

  /** Mails and freed time that were claimed before are processed within moments. */
  private static void awaitStillness() throws InterruptedException {
    BusinessState before = BusinessState.now();
    for (int second = 0; second < LONGEST_SECONDS; second += 4) {
      TimeUnit.SECONDS.sleep(4);
      BusinessState now = BusinessState.now();
      if (before.differencesTo(now).isEmpty()) {
        return;
      }
      before = now;
    }
    throw new AssertionError("the house does not come to rest");
  }

  /** How often that job has asked for its turn so far, in vain. */
  long refusals(String job) throws SQLException {
    try (Connection owner = TestBed.running().owner().getConnection();
        PreparedStatement query =
            owner.prepareStatement("SELECT count(*) FROM quiet_house.refused WHERE job = ?")) {
      query.setString(1, job);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (Connection owner = TestBed.running().owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("DROP TRIGGER IF EXISTS no_turn ON job");
      statement.execute("DROP TRIGGER IF EXISTS no_post ON outbox_mail");
      statement.execute("DROP FUNCTION IF EXISTS no_turn()");
      statement.execute("DROP FUNCTION IF EXISTS no_post()");
      statement.execute("DROP SCHEMA IF EXISTS quiet_house CASCADE");
      statement.execute(
          "UPDATE outbox_mail SET next_attempt_at = '%s' WHERE next_attempt_at = 'infinity'"
              .formatted(HospitalClock.now()));
    }
  }
}
