package org.hospitalscheduling.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The cost of the activity monitor's run, every ten seconds, while users make many changes. */
final class MonitorBench {

  /** The monitor looks no further back than this for what it counts by the minute. */
  private static final int BACKLOG_SECONDS = 420;

  private static final int SECONDS = 45;

  private final Rig rig;

  MonitorBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    Statements statements = new Statements(rig);
    measure(statements, "one service account, 200 changes/s", List.of(UUID.randomUUID()), 200);
    List<UUID> users =
        List.of(
            UUID.fromString(rig.text("SELECT min(id::text) FROM app_user")),
            UUID.fromString(rig.text("SELECT max(id::text) FROM app_user")));
    measure(statements, "two users, 100 changes/s", users, 100);
    reads(users);
    measure(statements, "the same while they are shown 2,000 patients a second", users, 100);
  }

  /** Lists of 200 patients, ten a second, of 20,000 patients: before the changes and among them. */
  private void reads(List<UUID> users) {
    rig.run(
        """
        WITH read AS (
          INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type, address)
          SELECT gen_random_uuid(), now() + (n - 300) * interval '100 ms',
            (ARRAY['%s', '%s']::uuid[])[1 + n %% 2], 'bench', 'patient-data-read', 'success',
            'patient-data', '10.0.0.1' FROM generate_series(1, 900) AS n
          RETURNING id, at)
        INSERT INTO activity_patient (activity_id, patient_id, at)
        SELECT id, md5('p' || (random() * 20000)::integer)::uuid, at
        FROM read CROSS JOIN generate_series(1, 200) ON CONFLICT DO NOTHING
        """
            .formatted(users.get(0), users.get(1)));
  }

  private void measure(Statements statements, String who, List<UUID> actors, int rate)
      throws SQLException, InterruptedException {
    write(actors, rate, BACKLOG_SECONDS, BACKLOG_SECONDS);
    statements.forget();
    long begun = System.nanoTime();
    for (int second = 1; second <= SECONDS; second++) {
      write(actors, rate, 1, 1);
      long early = (long) ((second - Report.seconds(begun)) * 1_000);
      Thread.sleep(Math.max(0, early));
    }
    double longest = 0;
    for (Statements.Row each : statements.list()) {
      if (isMonitors(each.text())) {
        longest += each.longest();
      }
    }
    Report.result(
        "Monitor, %s: a run takes %.1f ms of the database's time at most (aim 50)", who, longest);
  }

  private static boolean isMonitors(String text) {
    return text.contains("monitored_user m")
        || text.contains("known_address")
        || text.contains("person_shown")
        || text.startsWith("WITH acted AS MATERIALIZED");
  }

  /** Writes this many rows per second, beginning {@code ago} seconds ago. */
  private void write(List<UUID> actors, int rate, int seconds, int ago) {
    StringBuilder ids = new StringBuilder();
    actors.forEach(each -> ids.append(ids.isEmpty() ? "'" : "','").append(each));
    rig.run(
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
          patient_id, address, request_id)
        SELECT gen_random_uuid(), now() - %2$d * interval '1 s' + n * interval '1 s' / %1$d,
          (ARRAY[%4$s']::uuid[])[1 + n %% %5$d], 'bench', 'appointment-booked', 'success', 'appointment',
          gen_random_uuid(), gen_random_uuid(), '10.0.0.1', gen_random_uuid()::text
        FROM generate_series(1, %1$d * %3$d) AS n
        """
            .formatted(rate, ago, seconds, ids, actors.size()));
  }
}
