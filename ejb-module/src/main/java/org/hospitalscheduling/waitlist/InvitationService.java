package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.ActorQueries;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;

/**
 * What a caller with the link of an invitation may do, without an account: the token authorises
 * them. Viewing changes nothing, because programs that scan mails follow links.
 */
@Stateless
@PermitAll
public class InvitationService {

  @Inject private Offers offers;
  @Inject private WaitlistEntries waitlist;
  @Inject private OfferWorkflow offerWorkflow;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<LinkUsed> used;

  /** Shows what is offered, and records that it was shown; empty for an unknown token. */
  public Optional<InvitationView> open(String token, Origin origin) {
    offers
        .ofToken(Tokens.hash(token))
        .ifPresent(
            link ->
                record(
                    LinkUsed.Kind.LINK_OPENED,
                    offers.entryOf(link.invitationId()).orElseThrow(OfferWorkflow::over),
                    patient(link, origin)));
    return view(token);
  }

  /** What is offered, and whether it still is; empty for an unknown token. */
  public Optional<InvitationView> view(String token) {
    return offers
        .ofToken(Tokens.hash(token))
        .flatMap(link -> offers.view(link.invitationId()))
        .map(view -> view.at(clock.instant()));
  }

  /** Books; see {@link OfferWorkflow#confirm}. Idempotent: ten concurrent calls book once. */
  public AppointmentView confirm(String token, Origin origin) {
    Offers.Link link = link(token);
    return offerWorkflow.confirm(link, patient(link, origin));
  }

  /**
   * Declines, and with {@code leave} also takes the patient off the waiting list; see {@link
   * OfferWorkflow#decline}.
   */
  public void decline(String token, boolean leave, Origin origin) {
    Offers.Link link = link(token);
    offerWorkflow.decline(link, leave, patient(link, origin));
  }

  /**
   * Ends invitations by mail to the patient whose mail had this token; they stay on the waiting
   * list. An unknown token gets the same answer.
   */
  public void stopMails(String token, Origin origin) {
    offers
        .entryOfUnsubscribe(Tokens.hash(token))
        .flatMap(waitlist::lock)
        .ifPresent(
            entry -> {
              entry.stopMails(clock.instant());
              waitlist.flush();
              record(LinkUsed.Kind.UNSUBSCRIBED, entry.id(), byLink(entry.patientId(), origin));
            });
  }

  private Offers.Link link(String token) {
    return offers.ofToken(Tokens.hash(token)).orElseThrow(OfferWorkflow::over);
  }

  private void record(LinkUsed.Kind kind, UUID entry, Actor patient) {
    used.fire(new LinkUsed(kind, entry, patient.id(), patient.id(), clock.instant()));
  }

  private Actor patient(Offers.Link link, Origin origin) {
    return byLink(waitlist.patientOf(link.invitationId()).orElseThrow(OfferWorkflow::over), origin);
  }

  /** The patient is the actor, with no right but this one, and the activity log says so. */
  private Actor byLink(UUID patient, Origin origin) {
    Actor by =
        new Actor(
            patient,
            ActorQueries.PATIENT,
            Role.SERVICE,
            false,
            Optional.empty(),
            Set.of(),
            false,
            origin.address(),
            origin.requestId(),
            origin.trace());
    actor.set(by);
    return by;
  }
}
