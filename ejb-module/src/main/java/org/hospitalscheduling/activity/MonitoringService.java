package org.hospitalscheduling.activity;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;

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

/** The flags on users, for administrators. */
@Stateless
@RolesAllowed(ADMIN)
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

  /** Clears a flag. Idempotent. */
  public void clear(UUID flag) {
    MonitoredUserView view =
        monitored
            .view(flag)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such flag."));
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
