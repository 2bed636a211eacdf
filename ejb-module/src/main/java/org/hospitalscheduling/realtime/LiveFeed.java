package org.hospitalscheduling.realtime;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.sessions.SessionCache;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;

/** The feed's two threads on this server, from startup to shutdown. */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class LiveFeed {

  /** A feed query that takes longer has lost the database server. */
  private static final int SOCKET_TIMEOUT_SECONDS = 10;

  private static final long STOP_MILLIS = 3_000;

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Wakeups wakeups;
  @Inject private Event<FeedAdvanced> advanced;
  @Inject private Event<SessionsChanged> sessionsChanged;
  @Inject private SessionCache sessions;

  @Resource private ManagedThreadFactory threads;

  private Sequencer sequencer;
  private FeedListener listener;
  private List<Thread> running = List.of();

  @PostConstruct
  void start() {
    sequencer = new Sequencer(connector("hospital-scheduling sequencer"), wakeups, clock);
    listener =
        new FeedListener(
            connector("hospital-scheduling feed"),
            changes -> advanced.fire(new FeedAdvanced(changes)),
            this::forget);
    running = List.of(threads.newThread(sequencer), threads.newThread(listener));
    running.forEach(Thread::start);
  }

  @PreDestroy
  void stop() {
    sequencer.stop();
    listener.stop();
    for (Thread thread : running) {
      thread.interrupt();
      try {
        thread.join(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The state of the feed on this server; answers at once. */
  public Status status() {
    return new Status(
        listener.isConnected(), listener.seq(), sequencer.lag(), sequencer.numbered());
  }

  /**
   * The feed as one server sees it.
   *
   * @param listening whether it receives notifications now; if not, it catches up when it does
   *     again
   * @param seq the last change that it passed on; -1 before it has first reached the database
   * @param lag how long the oldest committed change has waited for its number
   * @param numbered how many changes this server has numbered since it started
   */
  public record Status(boolean listening, long seq, Duration lag, long numbered) {}

  private void forget(UUID userId) {
    sessions.evict(userId);
    sessionsChanged.fire(new SessionsChanged(userId));
  }

  private FeedWorker.Connector connector(String name) {
    Database database = settings.database();
    return () -> {
      HospitalDataSource source = HospitalDataSource.ofApplication(database);
      source.setApplicationName(name);
      source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
      return source.getConnection();
    };
  }
}
