package org.hospitalscheduling.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Invitations to accounts, which administrators send by mail. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class UserInvitationService {
  @Inject private UserInvitationWorkflow invitations;
  @Inject private ThrottleCounters throttle;
  @Inject private Settings settings;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;

  /** The invitations of the last 30 days, newest first. */
  public List<UserInvitationView> list() {
    return invitations.list();
  }

  /**
   * Mails somebody an invitation that works once, for 72 hours. An open one to the same address is
   * revoked.
   *
   * @throws RefusedException {@link Refusal#NO_MAIL} if mails are not sent here; {@link
   *     Refusal#DUPLICATE} if an account has the address; {@link Refusal#THROTTLED} after 50 in an
   *     hour
   */
  public UserInvitationView invite(String email, Role role) {
    if (settings.smtp().isEmpty()) {
      throw new RefusedException(Refusal.NO_MAIL, "No mails are sent here: SMTP_HOST is not set.");
    }
    throttle
        .count(SignInLimits.ofInviting(currentActor.get().id()), clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
    return invitations.invite(email, role, currentActor.get());
  }

  /**
   * Revokes an invitation. Idempotent.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is none, or it was accepted
   */
  public void revoke(UUID id) {
    invitations.revoke(id, currentActor.get());
  }
}
