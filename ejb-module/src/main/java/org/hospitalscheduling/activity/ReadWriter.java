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
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of reads a moment later and in batches, so that no reader waits for them.
 *
 * <p>While the database accepts nothing, records wait in memory, 10,000 at most. Further records
 * are lost and counted, and the count is written as a row of its own ({@code reads-lost}) as soon
 * as rows can be written again: a gap in the log is itself logged. Refusing to show a patient's
 * appointments because a log is full would do more harm.
 */
final class ReadWriter implements Runnable {

  /** The source of connections; each call opens one. */
  interface Connector {
    Connection connect() throws SQLException;
  }

  static final int ROOM = 10_000;

  private static final Logger LOG = Logger.getLogger(ReadWriter.class.getName());
  private static final int BATCH = 500;
  private static final Duration GATHER = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String INSERT =
      """
      INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
        patient_id, address, request_id, detail)
      SELECT id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
        patient_id, address, request_id,
        jsonb_strip_nulls(jsonb_build_object(
          'route', nullif(route, ''), 'filter', nullif(filter, ''), 'count', count, 'trace', nullif(trace, '')))
      FROM unnest(:ids, :times::timestamptz[], :actors, :actorNames, :actions, :outcomes,
        :subjectTypes, :subjects, :patients, :addresses, :requests, :traces, :routes, :filters, :counts)
        AS read (id, at, actor_id, actor_name, action, outcome, subject_type, subject_id,
          patient_id, address, request_id, trace, route, filter, count)
      ON CONFLICT (id) DO NOTHING
      """;

  private final Connector connector;
  private final Clock clock;
  private final BlockingQueue<DataRead> waiting = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong lost = new AtomicLong();
  private @Nullable Connection connection;
  private volatile boolean stopping;

  ReadWriter(Connector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /** Takes a record; never blocks. */
  void offer(DataRead read) {
    if (!waiting.offer(read) && lost.getAndIncrement() == 0) {
      LOG.severe("Reads of patient data cannot be written down: from now on some are lost");
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
        waiting.drainTo(batch, BATCH - 1);
        boolean written = write(batch);
        while (!written && !stopping) {
          Thread.sleep(PAUSE.toMillis());
          written = write(batch);
        }
        if (!written) {
          LOG.log(Level.SEVERE, "{0} reads could not be written down", batch.size());
        }
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

  /**
   * Writes a batch as one statement, all or nothing. Idempotent, in case the answer to an earlier
   * attempt was lost.
   */
  private boolean write(List<DataRead> reads) {
    long missing = lost.get();
    try {
      List<Row> rows = new ArrayList<>(reads.stream().map(Row::of).toList());
      if (missing > 0) {
        rows.add(Row.ofLost(Ids.next(), clock, missing));
      }
      insert(rows).execute(connection());
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
      String count) {

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
          read.patientId(),
          read.actor().address(),
          read.actor().requestId(),
          read.actor().trace(),
          read.route(),
          read.filter(),
          Long.toString(read.count()));
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
          Long.toString(count));
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
        .setTexts("counts", column(rows, Row::count));
  }

  private static <T> List<T> column(List<Row> rows, Function<Row, T> value) {
    return rows.stream().map(value).toList();
  }
}
