package org.hospitalscheduling.activity;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.AUDITOR;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The flags on users: administrators set them, auditors decide about them as well. */
@Stateless
@RolesAllowed({ADMIN, AUDITOR})
public class MonitoringService {
  @Inject private MonitoredUsers monitored;
  @Inject private Users users;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<UserFlagged> watched;

  /** The flags that are set, or those that were cleared, newest first. */
  public Page<MonitoredUserView> list(boolean cleared, int limit, Optional<String> cursor) {
    return monitored.page(cleared, limit, cursor);
  }

  /**
   * Flags a user by hand.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}; {@link Refusal#DUPLICATE} if such a flag is
   *     set already
   */
  @RolesAllowed(ADMIN)
  public MonitoredUserView flag(UUID userId, String reason) {
    users
        .find(userId)
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such account."));
    Instant now = clock.instant();
    UUID flag =
        monitored
            .flag(userId, reason, actor.get().id(), now)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.DUPLICATE, "This user has already been flagged manually."));
    MonitoredUserView view = monitored.view(flag).orElseThrow();
    tell(UserFlagged.Kind.FLAGGED, view, now);
    return view;
  }

  /**
   * Clears a flag. Idempotent.
   *
   * @throws RefusedException {@link Refusal#NOT_ALLOWED} if it is a flag on the actor: somebody
   *     else has to decide about it; {@link Refusal#NOT_FOUND}
   */
  public void clear(UUID flag) {
    MonitoredUserView view =
        monitored
            .view(flag)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such flag."));
    if (view.user().id().equals(actor.get().id())) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Someone else has to decide about a flag on you.");
    }
    Instant now = clock.instant();
    if (monitored.clear(flag, actor.get().id(), now)) {
      tell(UserFlagged.Kind.CLEARED, view, now);
    }
  }

  /** One flag, for live events, which are sent only to those who may see it. */
  @PermitAll
  public Optional<MonitoredUserView> view(UUID flag) {
    return monitored.view(flag);
  }

  private void tell(UserFlagged.Kind kind, MonitoredUserView view, Instant now) {
    watched.fire(
        new UserFlagged(kind, view.id(), view.user().id(), view.pattern(), now, actor.get().id()));
  }
}
