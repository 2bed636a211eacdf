package org.hospitalscheduling.directory;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Reads the telephone numbers of patients who were registered before numbers were read: at most
 * 20,000 a minute, a thousand in a transaction, on one server of a cluster. Once that is done a run
 * is one look into an empty index.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TelephoneJob {

  private static final int AT_ONCE = 1_000;
  private static final int BATCHES = 20;

  @Inject private Patients patients;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "41", persistent = false)
  void onTime() {
    timed.run("telephone numbers", this::read);
  }

  private void read() {
    AtomicInteger read = new AtomicInteger(AT_ONCE);
    for (int batch = 0; batch < BATCHES && read.getAndSet(0) == AT_ONCE; batch++) {
      boolean first = batch == 0;
      timed.inTransaction(
          "telephone numbers",
          () -> {
            if (!first || jobs.claim("telephone", Duration.ofSeconds(50), clock.instant())) {
              read.set(patients.readPhones(AT_ONCE));
            }
          });
    }
  }
}
