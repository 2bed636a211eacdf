package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.hospitalscheduling.shared.Durations;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Seats;

/**
 * Lets a few requests at a time wait for one practitioner's row lock in the database, and the
 * others here, where they hold no connection: one busy practitioner never blocks the others. It
 * makes waiting cheap and decides nothing.
 */
@ApplicationScoped
class DoctorQueues implements MetricSource {

  /**
   * How many requests may be in the database for one practitioner at a time, one working and the
   * others waiting.
   */
  static final int AT_THE_LOCK = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final class Queue {
    private final Seats seats;
    private int members;

    Queue(Seats seats) {
      this.seats = seats;
    }
  }

  private final ConcurrentMap<Object, Queue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder givenUp = new LongAdder();
  private final Durations waits =
      new Durations(
          "hospital_booking_queue_wait_seconds",
          "How long bookings waited because others wanted the same practitioner.");

  /**
   * Runs {@code call} when it is its turn.
   *
   * @param afterWaiting runs before {@code call} if there was a wait: it may throw if the call has
   *     become pointless
   * @throws RefusedException {@link Refusal#BUSY} after five seconds of waiting
   */
  <T> T enter(Object key, Runnable afterWaiting, Supplier<T> call) {
    Queue queue = queues.compute(key, (id, known) -> join(known));
    try {
      Optional<Seats.Seat> free = queue.seats.tryTake();
      try (Seats.Seat seat = free.orElseGet(() -> await(queue))) {
        if (free.isEmpty()) {
          afterWaiting.run();
        }
        return call.get();
      }
    } finally {
      queues.computeIfPresent(key, (id, known) -> --known.members == 0 ? null : known);
    }
  }

  private Queue join(Queue known) {
    Queue queue = known == null ? new Queue(new Seats(AT_THE_LOCK, PATIENCE, this::giveUp)) : known;
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

  private Seats.Seat await(Queue queue) {
    long since = System.nanoTime();
    waiting.incrementAndGet();
    try {
      return queue.seats.take();
    } finally {
      waiting.decrementAndGet();
      waits.add(System.nanoTime() - since);
    }
  }

  private RefusedException giveUp() {
    givenUp.increment();
    return RefusedException.busy();
  }
}
