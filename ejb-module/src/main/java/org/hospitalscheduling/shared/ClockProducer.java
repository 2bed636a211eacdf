package org.hospitalscheduling.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.hospitalscheduling.settings.Settings;

/** The one place that reads the system's clock; everything else is given a {@link Clock}. */
@ApplicationScoped
public class ClockProducer {

  /** What PostgreSQL keeps of a time: an answer that is read again says the same. */
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  @Inject private Settings settings;

  /** The hospital's clock; {@link Settings#demoShift} moves that of a demonstration. */
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
