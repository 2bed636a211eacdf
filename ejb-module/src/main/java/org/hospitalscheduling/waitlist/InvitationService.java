package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;

/**
 * What somebody with the link of an offer may do, without an account: the token is the right.
 * Looking changes nothing, because programs that check mails follow links.
 */
@Stateless
@PermitAll
public class InvitationService {

  @Inject private Offers offers;
  @Inject private WaitlistEntries waitlist;
  @Inject private OfferWorkflow offerWorkflow;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;

  /** What is offered, and whether it still is; empty for a token that never was. */
  public Optional<InvitationView> view(String token) {
    return offers
        .ofToken(Tokens.hash(token))
        .flatMap(link -> offers.view(link.invitationId()))
        .map(view -> view.at(clock.instant()));
  }

  /** Books; see {@link OfferWorkflow#confirm}. Ten times at once books once. */
  public AppointmentView confirm(String token, Origin origin) {
    Offers.Link link = link(token);
    return offerWorkflow.confirm(link, patient(link, origin));
  }

  /** Says no, and that they want to wait no more; see {@link OfferWorkflow#decline}. */
  public void decline(String token, boolean leave, Origin origin) {
    Offers.Link link = link(token);
    offerWorkflow.decline(link, leave, patient(link, origin));
  }

  /**
   * Ends offers by mail to the one whose mail bore this token; they stay on the list. A token that
   * never was is answered alike.
   */
  public void stopMails(String token) {
    offers
        .entryOfUnsubscribe(Tokens.hash(token))
        .flatMap(waitlist::lock)
        .ifPresent(
            entry -> {
              entry.stopMails(clock.instant());
              waitlist.flush();
            });
  }

  private Offers.Link link(String token) {
    return offers.ofToken(Tokens.hash(token)).orElseThrow(OfferWorkflow::over);
  }

  /** The patient acts themselves, with no right but this one, and the log says so. */
  private Actor patient(Offers.Link link, Origin origin) {
    UUID patient = waitlist.patientOf(link.invitationId()).orElseThrow(OfferWorkflow::over);
    Actor by =
        new Actor(
            patient,
            "patient, by link",
            Role.SERVICE,
            false,
            Optional.empty(),
            Set.of(),
            origin.address(),
            origin.requestId());
    actor.set(by);
    return by;
  }
}
