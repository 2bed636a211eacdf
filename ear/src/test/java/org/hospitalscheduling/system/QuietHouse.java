package org.hospitalscheduling.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A house in which nothing happens by itself: whoever compares its state before and after a request
 * compares what the request did. Jobs get no turn, since the database lets none of them claim one,
 * whatever they are called, except those that only look after the activity log; mails stay in the
 * outbox, so that none is handed over and starts the clock of an offer.
 */
final class QuietHouse implements AutoCloseable {
  private static final int LONGEST_SECONDS = 60;

  private QuietHouse() {}

  /** Returns when what had begun before is over. */
  static QuietHouse enter() throws SQLException, InterruptedException {
    try (Connection owner = TestBed.running().owner().getConnection();
        Statement statement = owner.createStatement()) {
      // Beside the schema whose tables are compared.
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
      // Waits for those that have claimed a turn and are at work in the same transaction.
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

  /** What was claimed before, mails and freed time, is worked off within moments. */
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

  /** How often that job has asked for its turn so far, and got none. */
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
