package org.hospitalscheduling.shared;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.PooledConnections;
import org.hospitalscheduling.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers, checked on a dedicated connection, so that an exhausted pool is not
 * mistaken for a lost database. It reports down only after ten seconds without an answer: a shorter
 * failover should not make the load balancer drop every server.
 */
@ApplicationScoped
class DatabaseProbe implements ReadinessProbe, MetricSource {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int TIMEOUT_SECONDS = 2;

  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable Connection connection;
  private volatile Instant lastAsked = Instant.EPOCH;
  private volatile @Nullable Instant failingSince;

  @Inject private Settings settings;
  @Inject private Clock clock;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Reading read() {
    Instant now = clock.instant();
    if (lastAsked.plus(FRESH).isBefore(now) && asking.tryLock()) {
      try {
        if (answers()) {
          failingSince = null;
        } else if (failingSince == null || lastAsked.plus(PATIENCE).isBefore(now)) {
          // No recent probe: the database may have recovered since the failure that was seen then.
          failingSince = now;
        }
        lastAsked = clock.instant();
      } finally {
        asking.unlock();
      }
    }
    Instant since = failingSince;
    if (since == null) {
      return new Reading(true, Map.of("answers", true));
    }
    return new Reading(
        Duration.between(since, clock.instant()).compareTo(PATIENCE) < 0,
        Map.of("answers", false, "since", since.toString()));
  }

  /**
   * The pool belongs to the server, but its connections are of our class and report their own use,
   * on either server.
   */
  @Override
  public List<Metric> metrics() {
    PooledConnections pool = PooledConnections.now();
    return List.of(
        Metric.gauge(
            "hospital_database_up",
            "1 while the database answers, otherwise 0.",
            failingSince == null ? 1 : 0),
        Metric.gauge("hospital_database_pool_connections", "Connections in the pool.", pool.open()),
        Metric.gauge(
            "hospital_database_pool_connections_in_transaction",
            "Connections in use by a transaction.",
            pool.inTransaction()),
        Metric.gauge(
            "hospital_database_pool_connections_limit",
            "Connections that the pool may hold.",
            SchemaMigrator.POOL_SIZE),
        Metric.counter(
            "hospital_database_pool_replaced",
            "Connections that were found dead and replaced.",
            pool.replaced()));
  }

  private boolean answers() {
    try {
      if (connection == null || !connection.isValid(TIMEOUT_SECONDS)) {
        close();
        HospitalDataSource source = HospitalDataSource.ofApplication(settings.database());
        source.setApplicationName("hospital-scheduling health");
        source.setLoginTimeout(TIMEOUT_SECONDS);
        connection = source.getConnection();
        return connection.isValid(TIMEOUT_SECONDS);
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @PreDestroy
  void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // it was already broken
      }
      connection = null;
    }
  }
}
