package org.hospitalscheduling.activity;

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
import jakarta.inject.Inject;
import java.time.Clock;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;

/**
 * Records which data was shown to whom. A server that is killed loses the records of the last
 * second.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class ReadLog {
  private static final int SOCKET_TIMEOUT_SECONDS = 10;
  private static final long STOP_MILLIS = 5_000;

  @Inject private Settings settings;
  @Inject private Clock clock;

  @Resource private ManagedThreadFactory threads;

  private ReadWriter writer;
  private Thread thread;

  @PostConstruct
  void start() {
    // Not from the pool: an exhausted pool already holds up the requests whose reads are recorded.
    writer =
        new ReadWriter(
            () -> {
              HospitalDataSource source = HospitalDataSource.ofApplication(settings.database());
              source.setApplicationName("hospital-scheduling reads");
              source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
              return source.getConnection();
            },
            clock);
    thread = threads.newThread(writer);
    thread.start();
  }

  @PreDestroy
  void stop() {
    writer.stop();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a record, which is written within a second. Never blocks. */
  public void add(DataRead read) {
    writer.offer(read);
  }

  /** The number of records that wait to be written. */
  public int waiting() {
    return writer.waiting();
  }

  /**
   * The number of records that were lost because too many waited, and that the log does not report
   * yet.
   */
  public long lost() {
    return writer.lost();
  }
}
