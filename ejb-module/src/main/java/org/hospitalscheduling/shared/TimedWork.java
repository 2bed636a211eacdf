package org.hospitalscheduling.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What timers do. A failure ends this run and is logged; the next one comes at its time. It must
 * not reach the container: GlassFish expunges a timer whose method has failed twice in a row
 * (EJB5119), and half a minute without the database would end mails, seals and offers until the
 * server is started again. A transaction that the container began for the timer counts as a failure
 * when it rolls back, and Payara 6 begins one even where a timer's class says {@code
 * NOT_SUPPORTED}. So the work always has a new one, which leaves the timer's empty.
 */
@ApplicationScoped
public class TimedWork {

  private static final Logger LOG = Logger.getLogger(TimedWork.class.getName());

  @Inject private NewTransaction transaction;

  /** Does the work in a transaction of its own. */
  public void inTransaction(String name, Runnable work) {
    run(name, () -> transaction.run(work));
  }

  /** Does work that begins its transactions itself, each of them new. */
  public void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, name + " failed, and is tried again at its next time", failure);
    }
  }
}
