package org.hospitalscheduling.confidentiality;

import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Breaking the glass: whoever works with the book opens for 15 minutes what is closed to them, and
 * says why. It is on record and told to the privacy officer before anything is shown.
 */
@Stateless
@RolesAllowed({USER, DOCTOR})
public class GlassService {

  static final Duration LIFE = Duration.ofMinutes(15);
  static final Duration WINDOW = Duration.ofHours(1);

  /** How many an account may break within the window. */
  static final int MOST = 10;

  @Inject private BrokenGlasses glasses;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;
  @Inject private Event<GlassBroken> broken;

  /**
   * Opens it.
   *
   * @param session with which it ends at the latest
   * @throws RefusedException {@link Refusal#UNKNOWN_PATIENT}, {@link Refusal#UNKNOWN_DOCTOR};
   *     {@link Refusal#THROTTLED} after ten within an hour
   */
  public GlassView open(GlassRequest request, UUID session) {
    Actor actor = currentActor.get();
    Instant now = clock.instant();
    glasses.lockUser(actor.id());
    if (glasses.countSince(actor.id(), now.minus(WINDOW)) >= MOST) {
      throw RefusedException.retryAfter(
          Refusal.THROTTLED, "The glass was broken too often. Ask an administrator.", WINDOW);
    }
    UUID practitioner = request.practitioner().orElse(null);
    UUID patient = practitioner == null ? patient(request) : null;
    if (practitioner != null && !glasses.knowsPractitioner(practitioner)) {
      throw RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, "practitionerId", "no such doctor");
    }
    UUID id = Ids.next();
    Instant ends = now.plus(LIFE);
    glasses.add(id, actor.id(), session, patient, practitioner, request.reason(), now, ends);
    tell(id, false, actor, patient, practitioner, request.reason(), now, ends);
    return glasses.ofId(id).orElseThrow();
  }

  private UUID patient(GlassRequest request) {
    String field =
        request.mrn().isPresent()
            ? "mrn"
            : request.appointment().isPresent() ? "appointmentId" : "patientId";
    return glasses
        .patient(
            request.patient().orElse(null),
            request.appointment().orElse(null),
            request.mrn().map(Folding::key).orElse(null))
        .orElseThrow(
            () -> RefusedException.ofField(Refusal.UNKNOWN_PATIENT, field, "no such patient"));
  }

  /** What the caller has open now, the latest first. */
  public List<GlassView> mine() {
    return glasses.ofUser(currentActor.get().id(), clock.instant());
  }

  /** Ends one before its time. Idempotent; others' are as if they did not exist. */
  public void end(UUID id) {
    Actor actor = currentActor.get();
    Instant now = clock.instant();
    if (glasses.end(id, actor.id(), now)) {
      GlassView ended = glasses.ofId(id).orElseThrow();
      tell(
          id,
          true,
          actor,
          ended.patient() == null ? null : ended.patient().id(),
          ended.practitioner() == null ? null : ended.practitioner().id(),
          ended.reason(),
          now,
          now);
    }
  }

  private void tell(
      UUID id,
      boolean isEnded,
      Actor actor,
      @Nullable UUID patient,
      @Nullable UUID practitioner,
      String reason,
      Instant now,
      Instant ends) {
    broken.fire(
        new GlassBroken(
            id, isEnded, actor.id(), actor.name(), patient, practitioner, reason, now, ends));
  }
}
