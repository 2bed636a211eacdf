package org.hospitalscheduling.signon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Something of the provider's that is asked for rarely: by one thread at a time, and after a
 * failure not again for a while, so that a provider that is down holds up nobody, and a stranger
 * cannot make us ask.
 */
final class Remembered<T> {

  /** Asks the provider. */
  interface Source<T> {
    T ask() throws SignOnRefusedException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ReentrantLock asking = new ReentrantLock();
  private final Duration life;
  private final Duration pause;
  private final Clock clock;
  private final Source<T> source;

  private volatile @Nullable Known<T> known;
  private volatile @Nullable Failure failure;

  private record Known<T>(T value, Instant since) {}

  private record Failure(SignOnRefusedException why, Instant since) {}

  /**
   * @param life how long an answer counts
   * @param pause how long nobody asks again, whatever the answer was
   */
  Remembered(Duration life, Duration pause, Clock clock, Source<T> source) {
    this.life = life;
    this.pause = pause;
    this.clock = clock;
    this.source = source;
  }

  /** The answer, at most as old as it may be. */
  T get() throws SignOnRefusedException {
    Known<T> last = known;
    return last != null && isWithin(last.since(), life) ? last.value() : ask(life);
  }

  /** The answer of just now, or of a pause ago at most. */
  T renewed() throws SignOnRefusedException {
    return ask(pause);
  }

  private T ask(Duration oldest) throws SignOnRefusedException {
    try {
      if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SignOnRefusedException(
            SignOnRefusal.UNAVAILABLE, "the provider has not answered others yet");
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      throw new SignOnRefusedException(SignOnRefusal.UNAVAILABLE, "interrupted");
    }
    try {
      Known<T> last = known;
      if (last != null && isWithin(last.since(), oldest)) {
        return last.value();
      }
      Failure failed = failure;
      if (failed != null && isWithin(failed.since(), pause)) {
        throw failed.why();
      }
      T value = source.ask();
      known = new Known<>(value, clock.instant());
      failure = null;
      return value;
    } catch (SignOnRefusedException why) {
      Failure before = failure;
      if (before == null || before.why() != why) {
        failure = new Failure(why, clock.instant());
      }
      throw why;
    } finally {
      asking.unlock();
    }
  }

  private boolean isWithin(Instant since, Duration span) {
    return clock.instant().isBefore(since.plus(span));
  }
}
