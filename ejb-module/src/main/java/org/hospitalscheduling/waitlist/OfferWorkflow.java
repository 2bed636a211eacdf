package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.HoldWorkflow;
import org.hospitalscheduling.directory.Departments;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Grid;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.CandidatePolicy.Choice;
import org.hospitalscheduling.waitlist.WaitlistChanged.Kind;

/**
 * Holds time, invites patients who wait for it, and gives it to the first who confirms. It knows no
 * roles: its callers have checked them and name the actor.
 *
 * <p>Every method runs in its caller's transaction. Locks: the offer, then the entry, then as
 * {@link HoldWorkflow} takes them: doctor, patient, hold.
 */
@ApplicationScoped
class OfferWorkflow {

  /** The longest that a mail may wait to be handed over. */
  static final Duration SENDING = Duration.ofMinutes(15);

  /** Nobody is invited to answer in less time. */
  static final Duration LEAST = Duration.ofMinutes(5);

  @Inject private Offers offers;
  @Inject private WaitlistEntries waitlist;
  @Inject private StoredOfferRules rules;
  @Inject private HoldWorkflow holds;
  @Inject private AppointmentQueries appointments;
  @Inject private Practitioners practitioners;
  @Inject private Departments departments;
  @Inject private Patients patients;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<WaitlistChanged> changed;
  @Inject private Event<InvitationNotice> notices;

  /**
   * Offers a doctor's free time to the first waiting patients whom it suits, as many at once as are
   * likely to fill it.
   *
   * @param only invites only these; empty for everybody who waits in the doctor's department
   * @throws RefusedException {@link Refusal#NOBODY_TO_ASK} if it suits nobody; otherwise whatever
   *     the rules of booking refuse
   */
  Offer offer(UUID doctorId, TimeRange range, Collection<UUID> only, Actor actor) {
    Instant now = clock.instant();
    Practitioner doctor = practitioners.lock(doctorId).orElseThrow(Practitioners::unknown);
    CandidatePolicy.OfferedTime wanted =
        new CandidatePolicy.OfferedTime(doctor.department().id(), doctorId, range);
    OfferRules current = rules.current();
    int size =
        InvitationSizePolicy.size(current.fillChance(), rules.acceptance(), current.atOnce());
    Choice choice =
        CandidatePolicy.choose(
            waitlist.candidates(wanted.departmentId(), doctorId, range, only),
            wanted,
            size,
            settings.zone());
    if (choice.asked().isEmpty()) {
      throw nobodyToAsk();
    }
    // In whole minutes, as mails and pages say it; nobody can come to what has begun.
    Instant expires =
        earlier(Grid.atOrAfter(now.plus(current.hold()), Grid.WHOLE_MINUTES), range.start());
    if (!expires.isAfter(now)) {
      throw new RefusedException(Refusal.IN_THE_PAST, "That time has already started.");
    }
    UUID hold = holds.hold(doctorId, Optional.of(wanted.departmentId()), range, expires, actor);
    Offer offer = Offer.of(wanted, hold, actor.id(), expires, now);
    offers.add(offer, choice.skipped());
    for (int i = 0; i < choice.asked().size(); i++) {
      invite(offer, choice.asked().get(i), i + 1, actor, now);
    }
    return offer;
  }

  /** Invites one patient: stores the invitation and has its mail sent. */
  private void invite(Offer offer, UUID entryId, int place, Actor actor, Instant now) {
    InvitationNotice.Asked letter =
        new InvitationNotice.Asked(Tokens.next(), Tokens.next(), offer.expiresAt());
    Invitation invitation =
        Invitation.of(
            offer.id(),
            entryId,
            place,
            Tokens.hash(letter.token()),
            Tokens.hash(letter.unsubscribe()));
    offers.add(invitation);
    WaitlistEntry entry = waitlist.find(entryId).orElseThrow();
    tell(
        invitation.id(),
        InvitationNotice.Kind.OFFERED,
        offer,
        entry,
        Optional.of(letter),
        Optional.empty(),
        lastHandover(offer, now),
        now);
    announce(Kind.INVITED, offer, entry, actor.id(), now);
  }

  /** A mail that is not handed over in half of the time to answer has failed: another is asked. */
  private static Instant lastHandover(Offer offer, Instant now) {
    return earlier(
        now.plus(SENDING), now.plus(Duration.between(now, offer.expiresAt()).dividedBy(2)));
  }

  /**
   * The mail of an invitation failed for good: staff are told, and the next patient who was passed
   * over is invited in their place, if time enough is left. The caller has locked the offer.
   *
   * @param askAnother whether somebody else is invited
   */
  void mailFailed(Offer offer, Invitation invitation, boolean askAnother) {
    Instant now = clock.instant();
    Actor actor = OfferJob.inTheNameOf(offer.madeBy());
    announce(
        Kind.FAILED, offer, waitlist.find(invitation.entryId()).orElseThrow(), actor.id(), now);
    if (askAnother
        && offer.isOpen(now)
        && invitation.status() == InvitationStatus.OPEN
        && !offer.expiresAt().isBefore(now.plus(LEAST))) {
      inviteNext(offer, actor, now);
    }
  }

  /**
   * The first of those who were passed over whom the time suits now. Who has joined since is not
   * among them.
   */
  private void inviteNext(Offer offer, Actor actor, Instant now) {
    List<UUID> passedOver = offers.passedOver(offer.id());
    if (passedOver.isEmpty()) {
      return;
    }
    CandidatePolicy.OfferedTime time =
        new CandidatePolicy.OfferedTime(
            offer.departmentId(), offer.practitionerId(), offer.range());
    Choice choice =
        CandidatePolicy.choose(
            waitlist.candidates(
                offer.departmentId(), offer.practitionerId(), offer.range(), passedOver),
            time,
            1,
            settings.zone());
    for (UUID entry : choice.asked()) {
      offers.unskip(offer.id(), entry);
      invite(offer, entry, offers.invitations(offer.id()).size() + 1, actor, now);
    }
  }

  /**
   * Gives the time to the patient whose link this is, and notifies the others; the appointment that
   * the patient gives up is cancelled in the same transaction. Idempotent: a patient who has
   * confirmed already gets the same answer, since the first may have been lost.
   *
   * @param actor the patient
   * @throws RefusedException {@link Refusal#OFFER_OVER} if somebody was faster, or the offer is
   *     over
   */
  AppointmentView confirm(Offers.Link link, Actor actor) {
    Instant now = clock.instant();
    Offer offer = offers.lock(link.offerId()).orElseThrow(OfferWorkflow::over);
    List<Invitation> invitations = offers.invitations(offer.id());
    Invitation mine = invitation(invitations, link);
    if (mine.status() == InvitationStatus.CONFIRMED) {
      return appointments.view(offer.holdId()).orElseThrow(OfferWorkflow::over);
    }
    if (!offer.isOpen(now) || mine.status() != InvitationStatus.OPEN) {
      throw over();
    }
    WaitlistEntry entry = waitlist.lock(mine.entryId()).orElseThrow(OfferWorkflow::over);
    AppointmentView booked =
        holds.confirm(offer.holdId(), entry.patientId(), entry.typeId(), actor);
    entry.appointmentId().ifPresent(old -> holds.giveUp(old, entry.patientId(), actor));
    if (entry.isWaiting()) {
      entry.booked(now);
    }
    mine.end(InvitationStatus.CONFIRMED, now);
    offer.end(OfferStatus.TAKEN, now);
    tell(
        Ids.next(),
        InvitationNotice.Kind.CONFIRMED,
        offer,
        entry,
        Optional.empty(),
        Optional.of(new InvitationNotice.Booked(booked.id(), booked.version())),
        offer.range().end(),
        now);
    announce(Kind.CONFIRMED, offer, entry, actor.id(), now);
    endOthers(
        offer,
        invitations,
        InvitationStatus.LOST,
        Kind.LOST,
        Optional.of(InvitationNotice.Kind.TAKEN_BY_ANOTHER),
        actor.id(),
        now);
    offers.flush();
    return booked;
  }

  /**
   * Declines; once nobody is left who could accept, the time is free again.
   *
   * @param leave whether they also leave the waiting list, which is possible even when the offer is
   *     over
   */
  void decline(Offers.Link link, boolean leave, Actor actor) {
    Instant now = clock.instant();
    Offer offer = offers.lock(link.offerId()).orElseThrow(OfferWorkflow::over);
    List<Invitation> invitations = offers.invitations(offer.id());
    Invitation mine = invitation(invitations, link);
    if (offer.isOpen(now) && mine.status() == InvitationStatus.OPEN) {
      sayNo(offer, invitations, mine, actor, now);
    } else if (!leave && mine.status() != InvitationStatus.DECLINED) {
      throw over();
    }
    if (leave) {
      waitlist
          .lock(mine.entryId())
          .filter(WaitlistEntry::isWaiting)
          .ifPresent(entry -> leave(entry, actor, now));
    }
  }

  /** Takes a waiting patient off the list; the caller has locked the entry's row. */
  void leave(WaitlistEntry entry, Actor actor, Instant now) {
    entry.leave(now);
    waitlist.flush();
    changed.fire(WaitlistChanged.ofPlace(Kind.LEFT, entry, actor.id(), now));
  }

  private void sayNo(
      Offer offer, List<Invitation> invitations, Invitation mine, Actor actor, Instant now) {
    mine.end(InvitationStatus.DECLINED, now);
    waitlist
        .find(mine.entryId())
        .ifPresent(entry -> announce(Kind.DECLINED, offer, entry, actor.id(), now));
    if (invitations.stream().noneMatch(each -> each.status() == InvitationStatus.OPEN)) {
      offer.end(OfferStatus.DECLINED, now);
      holds.release(offer.holdId(), actor);
    }
    offers.flush();
  }

  /** Withdraws an open offer, and notifies the invited patients. */
  void withdraw(Offer offer, Actor actor) {
    end(
        offer,
        OfferStatus.WITHDRAWN,
        InvitationStatus.WITHDRAWN,
        Kind.WITHDRAWN,
        Optional.of(InvitationNotice.Kind.WITHDRAWN),
        actor);
  }

  /**
   * Ends an expired offer.
   *
   * @param actor the account in whose name the offer was made, which releases the hold
   */
  void expire(Offer offer, Actor actor) {
    end(
        offer,
        OfferStatus.EXPIRED,
        InvitationStatus.EXPIRED,
        Kind.EXPIRED,
        Optional.empty(),
        actor);
  }

  private void end(
      Offer offer,
      OfferStatus outcome,
      InvitationStatus answer,
      Kind kind,
      Optional<InvitationNotice.Kind> notice,
      Actor actor) {
    Instant now = clock.instant();
    offer.end(outcome, now);
    holds.release(offer.holdId(), actor);
    endOthers(offer, offers.invitations(offer.id()), answer, kind, notice, actor.id(), now);
    offers.flush();
  }

  private void endOthers(
      Offer offer,
      List<Invitation> invitations,
      InvitationStatus answer,
      Kind kind,
      Optional<InvitationNotice.Kind> notice,
      UUID actor,
      Instant now) {
    for (Invitation each : invitations) {
      if (each.status() == InvitationStatus.OPEN) {
        each.end(answer, now);
        WaitlistEntry entry = waitlist.find(each.entryId()).orElseThrow();
        // Whoever the offer did not reach is not told of its end either.
        notice
            .filter(what -> !each.hasFailed())
            .ifPresent(
                what ->
                    tell(
                        Ids.next(),
                        what,
                        offer,
                        entry,
                        Optional.empty(),
                        Optional.empty(),
                        offer.range().start(),
                        now));
        announce(kind, offer, entry, actor, now);
      }
    }
  }

  private static Invitation invitation(List<Invitation> invitations, Offers.Link link) {
    return invitations.stream()
        .filter(each -> each.id().equals(link.invitationId()))
        .findFirst()
        .orElseThrow(OfferWorkflow::over);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void tell(
      UUID id,
      InvitationNotice.Kind kind,
      Offer offer,
      WaitlistEntry entry,
      Optional<InvitationNotice.Asked> asked,
      Optional<InvitationNotice.Booked> booked,
      Instant usefulUntil,
      Instant now) {
    Patient patient = patients.find(entry.patientId()).orElseThrow();
    Optional<String> email = entry.email().or(() -> Optional.ofNullable(patient.email()));
    if (email.isEmpty() || !usefulUntil.isAfter(now)) {
      return;
    }
    notices.fire(
        new InvitationNotice(
            id,
            kind,
            entry.id(),
            entry.patientId(),
            email.get(),
            patient.name(),
            practitioners.find(offer.practitionerId()).orElseThrow().name(),
            departments.find(offer.departmentId()).orElseThrow().name(),
            offer.range().start(),
            offer.range().end(),
            asked,
            booked,
            now,
            usefulUntil));
  }

  private void announce(Kind kind, Offer offer, WaitlistEntry entry, UUID actor, Instant now) {
    changed.fire(
        new WaitlistChanged(
            entry.id(),
            entry.createdBy(),
            offer.id(),
            kind,
            entry.patientId(),
            offer.practitionerId(),
            offer.departmentId(),
            actor,
            now,
            Map.of("offer", offer.id().toString())));
  }

  static RefusedException nobodyToAsk() {
    return new RefusedException(
        Refusal.NOBODY_TO_ASK, "No one on the waiting list matches this time.");
  }

  static RefusedException over() {
    return new RefusedException(Refusal.OFFER_OVER, "The offer has ended.");
  }
}
