package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import org.hospitalscheduling.shared.Counter;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;

/** Counts changes and refusals of appointments for monitoring. */
@ApplicationScoped
class BookingMetrics implements MetricSource {
  private final Counter changes =
      new Counter(
          "hospital_appointment_changes", "Committed changes of appointments, by kind.", "action");
  private final Counter refusals =
      new Counter(
          "hospital_booking_refusals",
          "Bookings and moves that a booking rule refused, by rule.",
          "rule");

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppointmentChanged change) {
    changes.add(change.detail().getOrDefault("action", "other"));
  }

  void refused(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookingRefused refusal) {
    refusals.add(refusal.rule().code());
  }

  @Override
  public List<Metric> metrics() {
    return List.of(changes.metric(), refusals.metric());
  }
}
