package org.hospitalscheduling.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.hospitalscheduling.settings.Settings;

/** The only code that reads the system clock; all other code is given a {@link Clock}. */
@ApplicationScoped
public class ClockProducer {

  /**
   * PostgreSQL's precision: a time that was stored and read back equals the one in the first
   * answer.
   */
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  @Inject private Settings settings;

  /** The hospital's clock; in a demonstration {@link Settings#demoShift} shifts it. */
  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.offset(machineTime(), settings.demoShift());
  }

  @Produces
  @ApplicationScoped
  @MachineTime
  Clock machineTime() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
