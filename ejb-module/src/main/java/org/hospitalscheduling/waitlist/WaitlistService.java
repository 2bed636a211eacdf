package org.hospitalscheduling.waitlist;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.USER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentStatus;
import org.hospitalscheduling.booking.CurrentVisibility;
import org.hospitalscheduling.booking.Participants;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.booking.VisibilityPolicy;
import org.hospitalscheduling.directory.AppointmentType;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Grid;
import org.hospitalscheduling.shared.PatientsShown;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.WaitlistChanged.Kind;

/**
 * The waiting list for staff: who joins and leaves, and who is offered what. The edge makes offers
 * through {@link WaitlistGateway}, which queues and retries.
 */
@Stateless
@RolesAllowed({ADMIN, USER})
public class WaitlistService {

  /** The maximum number listed at once. */
  public static final int MOST = 2_000;

  /** The maximum number of offers listed at once; each names everybody who was passed over. */
  static final int MAX_OFFERS = 500;

  private static final int DEFAULT_MINUTES = 30;

  @Inject private WaitlistEntries waitlist;
  @Inject private Offers offers;
  @Inject private OfferWorkflow offerWorkflow;
  @Inject private AppointmentQueries appointments;
  @Inject private Patients patients;
  @Inject private Participants participants;
  @Inject private IdempotencyKeys keys;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<WaitlistChanged> changed;
  @Inject private Event<PatientsShown> shown;

  /** Current entries, by department and in fair order. */
  public List<WaitlistView> list(Collection<UUID> departmentIds) {
    return waitlist.list(departmentIds, currentVisibility.current(), MOST);
  }

  /** An entry in any status. */
  public WaitlistView view(UUID id) {
    return waitlist.view(id, currentVisibility.current()).orElseThrow(WaitlistService::notFound);
  }

  /**
   * Puts a patient on the waiting list.
   *
   * @throws RefusedException {@link Refusal#DUPLICATE} if they wait for the same already
   */
  public WaitlistView join(WaitlistRequest wish) {
    Instant now = clock.instant();
    // Locked, so that nobody merges them meanwhile.
    UUID patientId =
        patients
            .lockCurrent(wish.patientId())
            .filter(patient -> patient.isActive())
            .orElseThrow(
                () ->
                    RefusedException.ofField(
                        Refusal.UNKNOWN_PATIENT, "patientId", "no such patient"))
            .id();
    // Whether they wait already is told by a refusal too.
    shown.fire(new PatientsShown(Set.of(patientId)));
    WaitlistRequest request = wish.of(patientId);
    check(request, now);
    request.earliest().ifPresent(at -> Grid.check("earliest", at, Grid.WHOLE_MINUTES));
    request.latest().ifPresent(at -> Grid.check("latest", at, Grid.WHOLE_MINUTES));
    UUID department = departmentOf(request);
    Optional<AppointmentType> type = request.typeId().map(participants::type);
    int minutes =
        request
            .minutes()
            .or(() -> type.map(each -> (int) each.duration().toMinutes()))
            .orElse(DEFAULT_MINUTES);
    WaitlistEntry entry = WaitlistEntry.join(request, department, minutes, actor.get().id(), now);
    waitlist.add(entry);
    changed.fire(WaitlistChanged.ofPlace(Kind.JOINED, entry, actor.get().id(), now));
    return waitlist.view(entry.id(), currentVisibility.current()).orElseThrow();
  }

  /** See {@link #join(WaitlistRequest)}; at most once under a key. */
  public IdempotentAnswer join(
      WaitlistRequest request,
      Optional<IdempotencyKey> key,
      Function<WaitlistView, String> writer) {
    return keys.once(
        "join",
        key,
        () -> {
          WaitlistView view = join(request);
          return new IdempotentAnswer(view.id(), view.version(), writer.apply(view));
        });
  }

  /** The department that is asked for, or the doctor's: one in which the patient can be booked. */
  private UUID departmentOf(WaitlistRequest request) {
    return participants
        .placeOf(request.doctorId(), request.departmentId())
        .map(Department::id)
        .orElseThrow(
            () ->
                RefusedException.ofField(
                    Refusal.INVALID, "departmentId", "is required, or doctorId"));
  }

  private void check(WaitlistRequest request, Instant now) {
    if (request.priority() < 3 && request.priorityReason().isEmpty()) {
      throw RefusedException.ofField(
          Refusal.INVALID, "priorityReason", "is required for priority 1 and 2");
    }
    if (request
        .latest()
        .filter(latest -> !latest.isAfter(request.earliest().orElse(now)))
        .isPresent()) {
      throw RefusedException.ofField(
          Refusal.INVALID, "latest", "must be after earliest and in the future");
    }
    request
        .appointmentId()
        .filter(id -> !isTheirs(id, request.patientId()))
        .ifPresent(
            id -> {
              throw RefusedException.ofField(
                  Refusal.INVALID, "appointmentId", "must be a booked appointment of this patient");
            });
  }

  private boolean isTheirs(UUID appointmentId, UUID patientId) {
    return appointments.views(List.of(appointmentId), currentVisibility.current()).stream()
        .filter(view -> view.patient() != null && view.patient().id().equals(patientId))
        .anyMatch(view -> view.status().equals(AppointmentStatus.BOOKED.code()));
  }

  /** Takes a patient off the waiting list; an open invitation stays until it is answered. */
  public void leave(UUID id) {
    if (waitlist.seen(List.of(id), currentVisibility.current()).isEmpty()) {
      throw notFound();
    }
    waitlist
        .lock(id)
        .filter(WaitlistEntry::isWaiting)
        .ifPresent(entry -> offerWorkflow.leave(entry, actor.get(), clock.instant()));
  }

  /**
   * See {@link OfferWorkflow#offer}; entries that are named must be within the caller's visibility.
   */
  public OfferView invite(UUID doctorId, TimeRange range, Collection<UUID> entryIds) {
    Visibility visibility = currentVisibility.current();
    Collection<UUID> only = entryIds.isEmpty() ? entryIds : waitlist.seen(entryIds, visibility);
    if (only.isEmpty() && !entryIds.isEmpty()) {
      throw OfferWorkflow.nobodyToAsk();
    }
    Offer offer = offerWorkflow.offer(doctorId, range, only, actor.get());
    return offers.view(offer.id(), visibility).orElseThrow();
  }

  /** See {@link OfferWorkflow#offer}; at most once under a key. */
  public IdempotentAnswer invite(
      UUID doctorId,
      TimeRange range,
      Collection<UUID> entryIds,
      Optional<IdempotencyKey> key,
      Function<OfferView, String> writer) {
    return keys.once(
        "invite",
        key,
        () -> {
          OfferView view = invite(doctorId, range, entryIds);
          return new IdempotentAnswer(view.id(), 0, writer.apply(view));
        });
  }

  /** Who was invited, who answered, who was passed over and why. */
  public OfferView offer(UUID id) {
    return offers.view(id, currentVisibility.current()).orElseThrow(WaitlistService::notFound);
  }

  /**
   * Offers of time that begins in the range, by start, in two queries.
   *
   * @param departmentIds only of these; empty for all
   * @param doctorIds only of these; empty for all
   * @param statuses only these; empty for open ones
   * @throws RefusedException {@link Refusal#TOO_MANY_ROWS} if more than 500 match
   */
  public List<OfferView> offers(
      TimeRange range,
      Collection<UUID> departmentIds,
      Collection<UUID> doctorIds,
      Collection<OfferStatus> statuses) {
    List<OfferView> found =
        offers.list(
            range, departmentIds, doctorIds, statuses, currentVisibility.current(), MAX_OFFERS + 1);
    if (found.size() > MAX_OFFERS) {
      throw new RefusedException(
          Refusal.TOO_MANY_ROWS, "More than 500 offers match. Use a shorter range.");
    }
    return found;
  }

  /**
   * Withdraws an offer; who sees only what they made, only one of their own. Idempotent; an offer
   * that is over stays as it is.
   */
  public OfferView withdraw(UUID offerId) {
    Visibility visibility = currentVisibility.current();
    Offer offer =
        offers
            .lock(offerId)
            .filter(
                each ->
                    VisibilityPolicy.sees(visibility, each.madeBy(), each.practitionerId(), null))
            .orElseThrow(WaitlistService::notFound);
    if (offer.status() == OfferStatus.OPEN) {
      offerWorkflow.withdraw(offer, actor.get());
    }
    return offers.view(offerId, visibility).orElseThrow();
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such waiting-list entry or offer.");
  }
}
