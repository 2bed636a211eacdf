package org.hospitalscheduling.realtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that works on a connection of its own, outside the pool, so that an exhausted pool does
 * not silence the feed. When the connection breaks it reconnects, after a pause that doubles from
 * 0.1 s to 5 s.
 */
abstract class FeedWorker implements Runnable {

  /** The source of connections; each call opens one. */
  interface Connector {
    Connection connect() throws SQLException;
  }

  private static final Logger LOG = Logger.getLogger(FeedWorker.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Connector connector;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Connection connection;
  private volatile boolean connected;

  FeedWorker(Connector connector) {
    this.connector = connector;
  }

  /**
   * Works on the connection until {@link #runs()} is false. An exception ends the connection, and
   * the method is called again with a new one.
   */
  abstract void work(Connection connection) throws SQLException, InterruptedException;

  @Override
  public final void run() {
    Duration pause = FIRST_PAUSE;
    while (runs()) {
      try (Connection opened = connector.connect()) {
        connection = opened;
        connected = true;
        pause = FIRST_PAUSE;
        work(opened);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (SQLException | RuntimeException e) {
        if (runs()) {
          LOG.log(Level.WARNING, getClass().getSimpleName() + " starts anew: " + e.getMessage(), e);
        }
      } finally {
        connected = false;
      }
      if (sleeps(pause)) {
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  /** Ends the work soon, whatever it waits for; the owner awaits the thread's exit. */
  final void stop() {
    stopped.countDown();
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.log(Level.FINE, "The connection was gone already", e);
      }
    }
  }

  final boolean runs() {
    return stopped.getCount() > 0;
  }

  /** Whether it has a connection. */
  final boolean isConnected() {
    return connected;
  }

  /** Waits; returns whether work should continue. */
  private boolean sleeps(Duration pause) {
    try {
      return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
      return false;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
