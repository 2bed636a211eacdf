package org.hospitalscheduling.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the work of timers. A failure ends this run and is logged; the next run is at its usual
 * time. It must not reach the container: GlassFish expunges a timer whose method has failed twice
 * in a row (EJB5119), so half a minute without the database would stop mails, seals and offers
 * until the server is restarted. A rollback of the transaction that the container began for the
 * timer counts as a failure, and Payara 6 begins one even if the timer's class says {@code
 * NOT_SUPPORTED}. The work therefore always runs in a new transaction and leaves the timer's empty.
 */
@ApplicationScoped
public class TimedWork {

  private static final Logger LOG = Logger.getLogger(TimedWork.class.getName());

  @Inject private NewTransaction transaction;

  /** Runs the work in a transaction of its own. */
  public void inTransaction(String name, Runnable work) {
    run(name, () -> transaction.run(work));
  }

  /** Runs work that begins its own, new transactions. */
  public void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, name + " failed, and is tried again at its next time", failure);
    }
  }
}
