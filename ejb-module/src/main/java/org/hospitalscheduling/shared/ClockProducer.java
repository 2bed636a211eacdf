package org.hospitalscheduling.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one place that reads the system's clock; everything else is given a {@link Clock}. */
@ApplicationScoped
public class ClockProducer {

  /** What PostgreSQL keeps of a time: an answer that is read again says the same. */
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
