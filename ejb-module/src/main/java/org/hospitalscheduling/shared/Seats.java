package org.hospitalscheduling.shared;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few at a time do what is costly, and the others wait for a while, in the order in which
 * they came.
 */
public final class Seats {

  private final int count;
  private final Semaphore free;
  private final Duration patience;
  private final Supplier<RefusedException> refusal;

  /** A seat that is taken until it is closed. */
  public interface Seat extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param count how many at a time
   * @param patience how long somebody waits for a seat
   * @param refusal what they are told after that
   */
  public Seats(int count, Duration patience, Supplier<RefusedException> refusal) {
    this.count = count;
    this.free = new Semaphore(count, true);
    this.patience = patience;
    this.refusal = refusal;
  }

  /**
   * @param sentence what those are told, as {@link Refusal#BUSY}, who have waited in vain
   * @param retryAfter when they may try again
   */
  public Seats(int count, Duration patience, String sentence, Duration retryAfter) {
    this(count, patience, () -> RefusedException.retryAfter(Refusal.BUSY, sentence, retryAfter));
  }

  /** A seat, if one is free at once. */
  public Optional<Seat> tryTake() {
    return free.tryAcquire() ? Optional.of(free::release) : Optional.empty();
  }

  /**
   * A seat, after waiting for it if need be.
   *
   * @throws RefusedException after waiting in vain
   */
  public Seat take() {
    try {
      if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return free::release;
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
    throw refusal.get();
  }

  public int count() {
    return count;
  }

  public int taken() {
    return count - free.availablePermits();
  }

  /** How many wait for a seat. */
  public int waiting() {
    return free.getQueueLength();
  }
}
