package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.hospitalscheduling.shared.Durations;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Lets a few at a time wait for one practitioner's lock in the database, and the rest here, where
 * they hold no connection: one busy practitioner never stops the others. It makes waiting cheap and
 * decides nothing.
 */
@ApplicationScoped
public class DoctorQueues implements MetricSource {

  /**
   * Those who may be in the database for one practitioner at a time, one working and the others
   * waiting.
   */
  static final int AT_THE_LOCK = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final class Queue {
    private final Semaphore places = new Semaphore(AT_THE_LOCK, true);
    private int members;
  }

  private final ConcurrentMap<Object, Queue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder givenUp = new LongAdder();
  private final Durations waits =
      new Durations(
          "hospital_booking_queue_wait_seconds",
          "How long bookings waited because others wanted the same practitioner.");

  /**
   * Runs {@code call} when it is its turn; after five seconds of waiting it is refused as {@link
   * Refusal#BUSY}.
   *
   * @param afterWaiting runs before {@code call} if there was a wait: the chance to hear that it is
   *     pointless by now
   */
  <T> T enter(Object key, Runnable afterWaiting, Supplier<T> call) {
    Queue queue = queues.compute(key, (id, known) -> join(known));
    try {
      boolean waited = !queue.places.tryAcquire();
      if (waited) {
        await(queue);
      }
      try {
        if (waited) {
          afterWaiting.run();
        }
        return call.get();
      } finally {
        queue.places.release();
      }
    } finally {
      queues.computeIfPresent(key, (id, known) -> --known.members == 0 ? null : known);
    }
  }

  private static Queue join(Queue known) {
    Queue queue = known == null ? new Queue() : known;
    queue.members++;
    return queue;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        waits.metric(),
        Metric.gauge(
            "hospital_booking_queue_waiting", "Requests waiting for their turn.", waiting.get()),
        Metric.counter(
            "hospital_booking_queue_given_up",
            "Requests that waited five seconds and were told to try again.",
            givenUp.sum()));
  }

  private void await(Queue queue) {
    long since = System.nanoTime();
    waiting.incrementAndGet();
    try {
      if (queue.places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
      waits.add(System.nanoTime() - since);
    }
    givenUp.increment();
    throw RefusedException.busy();
  }
}
