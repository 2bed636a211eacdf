package org.hospitalscheduling.activity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Makes the parts of the activity log for the next three months; every hour, on each server.
 * Without them rows would still be kept, but not by month.
 *
 * <p>A part is attached under locks that let rows be written; who reads the whole log may be waited
 * for up to two seconds, after which the next hour tries again.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivityMonthsJob {

  private static final Logger LOG = Logger.getLogger(ActivityMonthsJob.class.getName());

  @Inject private ActivityMonths months;
  @Inject private TimedWork timed;

  @Schedule(hour = "*", minute = "7", persistent = false)
  void onTime() {
    timed.inTransaction("months of the activity log", this::prepare);
  }

  private void prepare() {
    int made = months.prepare();
    if (made > 0) {
      LOG.log(Level.INFO, "Made {0} months of the activity log", made);
    }
  }
}
