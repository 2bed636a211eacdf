package org.hospitalscheduling.overbooking;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.USER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BookingRequest;
import org.hospitalscheduling.booking.BookingWorkflow;
import org.hospitalscheduling.booking.CurrentVisibility;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.overbooking.SuggestionChanged.Kind;
import org.hospitalscheduling.shared.Grid;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.WaitlistWorkflow;

/**
 * Making, listing, accepting and declining suggestions. The edge accepts through {@link
 * OverbookingGateway}, which queues and retries.
 */
@Stateless
@RolesAllowed({ADMIN, USER})
public class OverbookingService {

  /** The maximum number listed at once. */
  public static final int MOST = 5_000;

  /** A longer range is refused. */
  public static final Duration LONGEST_RANGE = Duration.ofDays(62);

  @Inject private SuggestionWorkflow suggestionWorkflow;
  @Inject private Suggestions suggestions;
  @Inject private OverbookingConfigs configs;
  @Inject private BookedVisits visits;
  @Inject private Practitioners practitioners;
  @Inject private BookingWorkflow booking;
  @Inject private WaitlistWorkflow waitlistWorkflow;
  @Inject private IdempotencyKeys keys;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;

  /**
   * Suggestions that begin in the range, by start, in one query.
   *
   * @param departments only in these; empty for all
   * @param doctors only of these; empty for all
   * @param statuses only these; empty for open ones
   */
  public List<SuggestionView> list(
      TimeRange range,
      Collection<UUID> departments,
      Collection<UUID> doctors,
      Collection<SuggestionStatus> statuses) {
    return suggestions.list(range, departments, doctors, statuses, MOST, clock.instant());
  }

  /** A suggestion in any status. */
  public SuggestionView view(UUID id) {
    return suggestions.view(id).orElseThrow(OverbookingService::notFound);
  }

  /**
   * Recomputes the suggestions of a range and updates the stored ones.
   *
   * @return the suggestions that are open then
   * @throws RefusedException {@link Refusal#OFF_GRID} if a bound is no whole minute; {@link
   *     Refusal#TOO_MANY_ROWS} if the range is longer than 62 days
   */
  public List<SuggestionView> generate(
      TimeRange range, Collection<UUID> departments, Collection<UUID> doctors) {
    Grid.check("from", range.start(), Grid.WHOLE_MINUTES);
    Grid.check("to", range.end(), Grid.WHOLE_MINUTES);
    if (range.length().compareTo(LONGEST_RANGE) > 0) {
      throw new RefusedException(
          Refusal.TOO_MANY_ROWS, "Suggestions can be generated for at most 62 days at a time.");
    }
    Instant now = clock.instant();
    suggestionWorkflow.make(range, departments, doctors, now);
    return suggestions.list(range, departments, doctors, List.of(), MOST, now);
  }

  /** The doctor whose time a suggestion is about; empty if there is no such suggestion. */
  public Optional<UUID> doctorOf(UUID id) {
    return suggestions.doctorOf(id);
  }

  /** See {@link #accept(UUID, PatientChoice)}; at most once under a key. */
  public IdempotentAnswer accept(
      UUID id,
      PatientChoice choice,
      Optional<IdempotencyKey> key,
      Function<AppointmentView, String> writer) {
    return keys.once(
        "accept " + id,
        key,
        () -> {
          AppointmentView booked = accept(id, choice);
          return new IdempotentAnswer(booked.id(), booked.version(), writer.apply(booked));
        });
  }

  /**
   * Books the patient at the suggested time, by all rules of booking, and closes the suggestion, in
   * one transaction. A patient from the waiting list leaves it, and the appointment that they
   * wanted to give up is cancelled. Locks: the suggestion, the waiting-list entry, then as {@link
   * BookingWorkflow} takes them, doctor first.
   *
   * @throws RefusedException {@link Refusal#SUGGESTION_OVER} if it was decided before or has
   *     expired; {@link Refusal#OVERBOOKING_LIMIT} if the session has reached its limit since
   */
  public AppointmentView accept(UUID id, PatientChoice choice) {
    Instant now = clock.instant();
    Actor by = actor.get();
    Suggestion suggestion = lockOpen(id, now);
    Optional<WaitlistWorkflow.Turn> turn =
        choice instanceof PatientChoice.Waiting waiting
            ? Optional.of(waitlistWorkflow.lock(waiting.entryId(), currentVisibility.current()))
            : Optional.empty();
    practitioners.lock(suggestion.practitionerId());
    if (visits.overbooked(suggestion.practitionerId(), suggestion.session())
        >= configs.current().maxPerSession()) {
      throw new RefusedException(
          Refusal.OVERBOOKING_LIMIT,
          "This session already has the maximum number of overbooked appointments.");
    }
    AppointmentView booked = booking.bookSuggested(request(suggestion, choice, turn), by);
    suggestion.accept(booked.id(), by.id(), now);
    suggestions.flush();
    suggestionWorkflow.announce(
        suggestion, Kind.ACCEPTED, by.id(), now, Map.of("appointment", booked.id().toString()));
    turn.ifPresent(
        each ->
            waitlistWorkflow.served(
                each.entryId(), booked, by, Map.of("suggestion", suggestion.id().toString())));
    return booked;
  }

  private static BookingRequest request(
      Suggestion suggestion, PatientChoice choice, Optional<WaitlistWorkflow.Turn> turn) {
    UUID patientId =
        choice instanceof PatientChoice.Patient patient
            ? patient.id()
            : turn.orElseThrow().patientId();
    return new BookingRequest(
        Optional.of(suggestion.practitionerId()),
        Optional.empty(),
        Optional.of(patientId),
        Optional.empty(),
        Optional.of(suggestion.departmentId()),
        turn.flatMap(WaitlistWorkflow.Turn::typeId),
        suggestion.range().start(),
        Optional.of(suggestion.range().end()),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        List.of());
  }

  /**
   * Declines a suggestion; this very time is not suggested again.
   *
   * @param reason 1 to 500 characters
   */
  public SuggestionView decline(UUID id, String reason) {
    Instant now = clock.instant();
    Actor by = actor.get();
    Suggestion suggestion = lockOpen(id, now);
    suggestion.decline(reason, by.id(), now);
    suggestions.flush();
    suggestionWorkflow.announce(suggestion, Kind.DECLINED, by.id(), now, Map.of());
    return suggestions.view(id).orElseThrow();
  }

  private Suggestion lockOpen(UUID id, Instant now) {
    Suggestion suggestion = suggestions.lock(id).orElseThrow(OverbookingService::notFound);
    if (!suggestion.isOpen(now)) {
      throw new RefusedException(
          Refusal.SUGGESTION_OVER,
          "This suggestion has already been accepted or declined, or its time has passed.");
    }
    return suggestion;
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such suggestion.");
  }
}
