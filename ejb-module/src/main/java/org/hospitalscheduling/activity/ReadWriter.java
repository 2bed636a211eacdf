package org.hospitalscheduling.activity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of reads a moment later and in batches, so that no reader waits for them.
 *
 * <p>While the database accepts nothing, records wait in memory: 10,000 at most, of two million
 * patients at most. Further records are lost and counted, and the count is written as a row of its
 * own ({@code reads-lost}) as soon as rows can be written again: a gap in the log is itself logged.
 * Refusing to show a patient's appointments because a log is full would do more harm.
 */
final class ReadWriter implements Runnable {

  /** The source of connections; each call opens one. */
  interface Connector {
    Connection connect() throws SQLException;
  }

  static final int ROOM = 10_000;

  /** Of how many patients, counted once for each read that shows them, records may wait. */
  static final int ROOM_FOR_PATIENTS = 2_000_000;

  private static final Logger LOG = Logger.getLogger(ReadWriter.class.getName());
  private static final int BATCH = 500;

  /** The patients of reads that one transaction writes, unless a single read has more. */
  private static final int PATIENTS = 20_000;

  /** The patients that one statement writes. */
  private static final int STATEMENT = 5_000;

  private static final Duration GATHER = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String INSERT =
      """
      INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
        patient_id, address, request_id, detail)
      SELECT id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
        patient_id, address, request_id,
        jsonb_strip_nulls(jsonb_build_object(
          'route', nullif(route, ''), 'filter', nullif(filter, ''), 'count', count,
          'patients', nullif(persons, '0'), 'glass', nullif(glass, ''), 'trace', nullif(trace, '')))
      FROM unnest(:ids, :times::timestamptz[], :actors, :actorNames, :actions, :outcomes,
        :subjectTypes, :subjects, :patients, :addresses, :requests, :traces, :routes, :filters,
        :counts, :persons, :glasses)
        AS read (id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
          patient_id, address, request_id, trace, route, filter, count, persons, glass)
      ON CONFLICT (id, at) DO NOTHING
      """;

  private static final String INSERT_PATIENTS =
      """
      INSERT INTO activity_patient (activity_id, patient_id, at)
      SELECT activity_id, patient_id, at
      FROM unnest(:activities, :patients, :times::timestamptz[]) AS shown (activity_id, patient_id, at)
      ON CONFLICT DO NOTHING
      """;

  private final Connector connector;
  private final Clock clock;
  private final BlockingQueue<DataRead> waiting = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong patientsWaiting = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private @Nullable Connection connection;
  private volatile boolean stopping;

  ReadWriter(Connector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /** Takes a record; never blocks. */
  void offer(DataRead read) {
    int patients = read.patients().size();
    boolean fits = patientsWaiting.addAndGet(patients) <= ROOM_FOR_PATIENTS && waiting.offer(read);
    if (!fits) {
      patientsWaiting.addAndGet(-patients);
      if (lost.getAndIncrement() == 0) {
        LOG.severe("Reads of patient data cannot be written down: from now on some are lost");
      }
    }
  }

  /** Moves as many more records into the batch as one transaction writes. */
  private void gather(List<DataRead> batch) {
    int patients = batch.get(0).patients().size();
    while (batch.size() < BATCH && patients < PATIENTS) {
      DataRead next = waiting.poll();
      if (next == null) {
        return;
      }
      patients += next.patients().size();
      batch.add(next);
    }
  }

  int waiting() {
    return waiting.size();
  }

  /** How many records were lost since a row last reported it. */
  long lost() {
    return lost.get();
  }

  /** Ends {@link #run} after one more attempt to write everything that waits. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    List<DataRead> batch = new ArrayList<>();
    try {
      while (!stopping || !waiting.isEmpty()) {
        DataRead first = waiting.poll(PAUSE.toMillis() / 2, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
        if (!stopping) {
          Thread.sleep(GATHER.toMillis());
        }
        gather(batch);
        boolean written = write(batch);
        while (!written && !stopping) {
          Thread.sleep(PAUSE.toMillis());
          written = write(batch);
        }
        if (!written) {
          LOG.log(Level.SEVERE, "{0} reads could not be written down", batch.size());
        }
        patientsWaiting.addAndGet(-patients(batch));
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = connector.connect();
    }
    return connection;
  }

  private void disconnect() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.log(Level.FINE, "The connection was gone already", e);
      }
      connection = null;
    }
  }

  private static int patients(List<DataRead> reads) {
    return reads.stream().mapToInt(read -> read.patients().size()).sum();
  }

  /**
   * Writes a batch in one transaction, all or nothing. Idempotent, in case the answer to an earlier
   * attempt was lost.
   */
  private boolean write(List<DataRead> reads) {
    long missing = lost.get();
    try {
      List<Row> rows = new ArrayList<>(reads.stream().map(Row::of).toList());
      if (missing > 0) {
        rows.add(Row.ofLost(Ids.next(), clock, missing));
      }
      Connection writing = connection();
      writing.setAutoCommit(false);
      insert(rows).execute(writing);
      List<Shown> shown = reads.stream().flatMap(Shown::of).toList();
      for (int from = 0; from < shown.size(); from += STATEMENT) {
        insertPatients(shown.subList(from, Math.min(from + STATEMENT, shown.size())))
            .execute(writing);
      }
      writing.commit();
      lost.addAndGet(-missing);
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Reads of patient data wait, since they cannot be written down: {0}",
          e.getMessage());
      disconnect();
      return false;
    }
  }

  private record Row(
      UUID id,
      String at,
      @Nullable UUID actorId,
      String actorName,
      String action,
      String outcome,
      String subjectType,
      @Nullable UUID subjectId,
      @Nullable UUID patientId,
      String address,
      String requestId,
      String trace,
      String route,
      String filter,
      String count,
      String persons,
      String glass) {

    static Row of(DataRead read) {
      return new Row(
          read.id(),
          read.at().toString(),
          read.actor().id(),
          read.actor().name(),
          read.kind().code(),
          Activity.Outcome.SUCCESS.code(),
          read.kind().subjectType(),
          read.subjectId(),
          read.onlyPatient(),
          read.actor().address(),
          read.actor().requestId(),
          read.actor().trace(),
          read.route(),
          read.filter(),
          Long.toString(read.count()),
          Integer.toString(read.patients().size()),
          read.glass());
    }

    static Row ofLost(UUID id, Clock clock, long count) {
      return new Row(
          id,
          clock.instant().toString(),
          null,
          ActivityWriter.NOBODY,
          "reads-lost",
          Activity.Outcome.FAILURE.code(),
          "patient-data",
          null,
          null,
          "",
          "",
          "",
          "",
          "",
          Long.toString(count),
          "0",
          "");
    }
  }

  /** A patient whose data a read showed. */
  private record Shown(UUID activityId, UUID patientId, String at) {

    /** Those of a list; that of one patient is known from the read itself. */
    static Stream<Shown> of(DataRead read) {
      String at = read.at().toString();
      return read.patients().size() == 1
          ? Stream.empty()
          : read.patients().stream().map(patient -> new Shown(read.id(), patient, at));
    }
  }

  private static SqlQuery insert(List<Row> rows) {
    return new SqlQuery(INSERT)
        .setIds("ids", column(rows, Row::id))
        .setTexts("times", column(rows, Row::at))
        .setIds("actors", column(rows, Row::actorId))
        .setTexts("actorNames", column(rows, Row::actorName))
        .setTexts("actions", column(rows, Row::action))
        .setTexts("outcomes", column(rows, Row::outcome))
        .setTexts("subjectTypes", column(rows, Row::subjectType))
        .setIds("subjects", column(rows, Row::subjectId))
        .setIds("patients", column(rows, Row::patientId))
        .setTexts("addresses", column(rows, Row::address))
        .setTexts("requests", column(rows, Row::requestId))
        .setTexts("traces", column(rows, Row::trace))
        .setTexts("routes", column(rows, Row::route))
        .setTexts("filters", column(rows, Row::filter))
        .setTexts("counts", column(rows, Row::count))
        .setTexts("persons", column(rows, Row::persons))
        .setTexts("glasses", column(rows, Row::glass));
  }

  private static SqlQuery insertPatients(List<Shown> shown) {
    return new SqlQuery(INSERT_PATIENTS)
        .setIds("activities", column(shown, Shown::activityId))
        .setIds("patients", column(shown, Shown::patientId))
        .setTexts("times", column(shown, Shown::at));
  }

  private static <R, T> List<T> column(List<R> rows, Function<R, T> value) {
    return rows.stream().map(value).toList();
  }
}
