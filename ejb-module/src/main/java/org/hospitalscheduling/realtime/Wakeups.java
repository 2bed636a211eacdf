package org.hospitalscheduling.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.identity.UserFlagged;

/**
 * Wakes this server's sequencer after a commit. It only signals: the transaction is over, and its
 * thread does not wait for the feed.
 */
@ApplicationScoped
public class Wakeups {

  private final Semaphore pending = new Semaphore(0);

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppointmentChanged change) {
    wake();
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserFlagged flagged) {
    wake();
  }

  /** Ends the current wait, or the next one. Never blocks. */
  public void wake() {
    if (pending.availablePermits() == 0) {
      pending.release();
    }
  }

  /** Returns when woken, or after {@code longest}. */
  public void await(Duration longest) throws InterruptedException {
    if (pending.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      pending.drainPermits();
    }
  }
}
