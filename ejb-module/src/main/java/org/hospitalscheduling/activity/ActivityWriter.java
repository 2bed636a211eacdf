package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.confidentiality.GlassBroken;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.NoticeFailed;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.overbooking.SuggestionChanged;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.waitlist.LinkUsed;
import org.hospitalscheduling.waitlist.WaitlistChanged;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row for every change, in the transaction of the change: if the row cannot be written,
 * the change is rolled back.
 */
@ApplicationScoped
class ActivityWriter {
  static final String NOBODY = ActorRef.SYSTEM;

  @Inject private Activities log;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;

  void appointmentChanged(@Observes AppointmentChanged change) {
    append(
        change.at(),
        change.actorId(),
        "appointment-"
            + change.detail().getOrDefault("action", change.kind().name().toLowerCase(Locale.ROOT)),
        "appointment",
        change.id(),
        change.patientId(),
        change.detail());
  }

  void directoryChanged(@Observes DirectoryChanged change) {
    append(
        change.at(),
        change.actorId(),
        change.subject() + "-" + change.action(),
        change.subject(),
        change.id(),
        change.subject().equals("patient") ? change.id() : null,
        change.detail());
  }

  void accountChanged(@Observes AccountChanged change) {
    log.append(
        new Activity(
            Ids.next(),
            clock.instant(),
            change.actorId(),
            change.actorName(),
            change.kind().code(),
            change.kind().isSuccess() ? Activity.Outcome.SUCCESS : Activity.Outcome.FAILURE,
            "account",
            change.accountId(),
            null,
            change.origin().address(),
            change.origin().requestId(),
            Activity.traced(change.detail(), change.origin().trace())));
  }

  void userWatched(@Observes UserFlagged flagged) {
    append(
        flagged.at(),
        flagged.actorId(),
        flagged.kind() == UserFlagged.Kind.FLAGGED ? "user-flagged" : "flag-cleared",
        "account",
        flagged.userId(),
        null,
        Map.of("pattern", flagged.pattern(), "flag", flagged.flagId().toString()));
  }

  /** A change without an actor is not logged; the suggestion itself records it. */
  void suggestionChanged(@Observes SuggestionChanged change) {
    if (change.actorId() != null) {
      append(
          change.at(),
          change.actorId(),
          "suggestion-" + change.kind().code(),
          "suggestion",
          change.id(),
          null,
          change.detail());
    }
  }

  void glassBroken(@Observes GlassBroken glass) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("reason", glass.reason());
    detail.put("until", glass.endsAt().toString());
    Optional.ofNullable(glass.practitionerId())
        .ifPresent(practitioner -> detail.put("doctor", practitioner.toString()));
    append(
        glass.at(),
        glass.userId(),
        glass.isEnded() ? "glass-ended" : "glass-broken",
        "glass",
        glass.glassId(),
        glass.patientId(),
        detail);
  }

  void waitlistChanged(@Observes WaitlistChanged change) {
    append(
        change.at(),
        change.actorId(),
        "waitlist-" + change.kind().code(),
        "waitlist-entry",
        change.entryId(),
        change.patientId(),
        change.detail());
  }

  void linkUsed(@Observes LinkUsed used) {
    append(
        used.at(),
        used.actorId(),
        "waitlist-" + used.kind().code(),
        "waitlist-entry",
        used.entryId(),
        used.patientId(),
        Map.of());
  }

  void noticeFailed(@Observes NoticeFailed failed) {
    append(
        failed.at(),
        null,
        "mail-failed",
        failed.about().type(),
        failed.about().id(),
        failed.about().patientId().orElse(null),
        Map.of("mail", failed.kind()));
  }

  private void append(
      Instant at,
      @Nullable UUID actorId,
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable UUID patientId,
      Map<String, String> detail) {
    Optional<Actor> actor = currentActor.find().filter(known -> known.id().equals(actorId));
    log.append(
        new Activity(
            Ids.next(),
            at,
            actorId,
            actor.map(Actor::name).orElse(NOBODY),
            action,
            Activity.Outcome.SUCCESS,
            subjectType,
            subjectId,
            patientId,
            actor.map(Actor::address).orElse(""),
            actor.map(Actor::requestId).orElse(""),
            Activity.traced(detail, actor.map(Actor::trace).orElse(""))));
  }
}
