package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Gives appointments to another record of the same person. No doctor's time changes, so that no
 * doctor is locked. Runs in its caller's transaction; the caller has checked the role and holds the
 * locks of both patients.
 */
@ApplicationScoped
public class PatientAppointmentsWorkflow {

  @Inject private Appointments appointments;
  @Inject private Event<PatientReplaced> replaced;
  @Inject private Event<AppointmentChanged> changed;

  /**
   * An appointment, for the decision whether two patients can be one.
   *
   * @param takesTime whether rule 2 is about it
   * @param mayOverlap whether it may overlap others of its patient
   */
  public record Visit(
      UUID id,
      UUID patientId,
      UUID doctorId,
      TimeRange range,
      boolean takesTime,
      boolean mayOverlap) {}

  /** All appointments of both, with row locks. */
  public List<Visit> lock(UUID patientId, UUID otherId) {
    return appointments.lockOf(List.of(patientId, otherId)).stream()
        .map(
            each ->
                new Visit(
                    each.id(),
                    Objects.requireNonNull(each.placement().patientId()),
                    each.placement().practitionerId(),
                    each.range(),
                    each.status().isActive(),
                    each.isPatientOverlapAllowed()))
        .toList();
  }

  /**
   * Gives appointments of {@code from} to {@code to}, and lets some of them overlap.
   *
   * @param overlapping those of {@code ids} that may overlap others from now on
   */
  public void merge(
      Collection<UUID> ids,
      Collection<UUID> overlapping,
      String why,
      UUID from,
      UUID to,
      Actor actor,
      Instant now) {
    Set<UUID> accepted = new HashSet<>(overlapping);
    give(
        ids,
        from,
        to,
        "patient-merged",
        actor,
        now,
        (each, given) -> {
          if (accepted.contains(each.id())) {
            each.allowOverlap(why, actor.id(), now);
          }
        });
  }

  /**
   * Gives those appointments back that {@code from} still has. What was allowed to overlap no
   * longer may, unless it has been moved onto another one that is given back.
   */
  public void part(
      Collection<UUID> ids,
      Collection<UUID> overlapping,
      String why,
      UUID from,
      UUID to,
      Actor actor,
      Instant now) {
    Set<UUID> accepted = new HashSet<>(overlapping);
    give(
        ids,
        from,
        to,
        "patient-unmerged",
        actor,
        now,
        (each, given) -> {
          if (accepted.contains(each.id()) && !overlapsAnotherOf(given, each)) {
            each.forbidOverlap(why, now);
          }
        });
  }

  private static boolean overlapsAnotherOf(List<Appointment> others, Appointment appointment) {
    return others.stream()
        .anyMatch(
            other ->
                other != appointment
                    && other.status().isActive()
                    && other.range().overlaps(appointment.range()));
  }

  private interface Step {
    void take(Appointment appointment, List<Appointment> given);
  }

  private void give(
      Collection<UUID> ids,
      UUID from,
      UUID to,
      String action,
      Actor actor,
      Instant now,
      Step step) {
    Set<UUID> wanted = new HashSet<>(ids);
    List<Appointment> given =
        appointments.lockOf(List.of(from)).stream()
            .filter(each -> wanted.contains(each.id()))
            .toList();
    replaced.fire(
        new PatientReplaced(
            given.stream().map(Appointment::id).collect(Collectors.toUnmodifiableSet()), from, to));
    List<Placement> before = given.stream().map(Appointment::placement).toList();
    for (Appointment each : given) {
      each.giveTo(to, now);
      step.take(each, given);
    }
    appointments.flush();
    for (int i = 0; i < given.size(); i++) {
      changed.fire(
          AppointmentChanged.of(
              Kind.UPDATED,
              given.get(i),
              before.get(i),
              false,
              actor.id(),
              now,
              ChangeDetail.given(action, from, to)));
    }
  }
}
