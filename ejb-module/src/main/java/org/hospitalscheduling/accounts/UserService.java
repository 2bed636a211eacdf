package org.hospitalscheduling.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserFilter;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** What administrators do to accounts. It takes effect on the account's next request. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class UserService {
  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Accounts by user name.
   *
   * @param cursor {@code next} of the page before
   * @param limit at least 1
   */
  public Page<UserSummary> list(UserFilter filter, Optional<String> cursor, int limit) {
    Optional<String> after = cursor.map(text -> Cursor.decode(text, 1).text(0));
    return Page.of(
        users.page(filter, after, limit + 1).stream().map(UserSummary::of).toList(),
        limit,
        account -> Cursor.encode(account.username()));
  }

  /**
   * Approves, disables, gives a role, says which practitioner somebody is. Disabling ends every
   * session; a new role makes every access token that names the old one worthless.
   *
   * @param version the version that the change was decided on
   * @throws RefusedException {@link Refusal#NOT_FOUND}; {@link Refusal#STALE_VERSION} with the
   *     {@link UserSummary} as it is; {@link Refusal#LAST_ADMIN} if nobody would be left who may do
   *     everything; {@link Refusal#UNKNOWN_DOCTOR}
   */
  public UserSummary change(UUID id, int version, UserPatch patch) {
    users.lockUsernames();
    User user =
        users
            .find(id)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such account."));
    if (user.version() != version) {
      throw RefusedException.withFacts(
          Refusal.STALE_VERSION,
          "Someone else has changed this account since you read it.",
          UserSummary.of(user));
    }
    UUID practitioner = patch.practitioner().value();
    if (practitioner != null && !users.knowsPractitioner(practitioner)) {
      throw RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, "practitionerId", "no such doctor");
    }
    boolean wasActiveAdmin = user.isActiveAdmin();
    Map<String, String> changed = apply(user, patch, clock.instant());
    if (changed.isEmpty()) {
      return UserSummary.of(user);
    }
    if (wasActiveAdmin && !user.isActiveAdmin() && users.countActiveAdmins() == 0) {
      throw new RefusedException(
          Refusal.LAST_ADMIN,
          "This is the only administrator. Make someone else an administrator first.");
    }
    if (!user.isActive()) {
      sessions.lockOfUser(id).forEach(session -> session.revoke(clock.instant()));
    }
    sessions.announce(id);
    Actor actor = currentActor.get();
    changes.fire(
        new AccountChanged(
            AccountChanged.Kind.ACCOUNT_CHANGED,
            id,
            user.username(),
            actor.id(),
            actor.name(),
            new Origin(actor.address(), actor.requestId(), ""),
            changed));
    users.flush();
    return UserSummary.of(user);
  }

  private static Map<String, String> apply(User user, UserPatch patch, Instant now) {
    Map<String, String> changed = new TreeMap<>();
    patch
        .role()
        .filter(role -> role != user.role())
        .ifPresent(
            role -> {
              user.changeRole(role, now);
              changed.put("role", role.name());
            });
    patch
        .status()
        .filter(status -> status != user.status())
        .ifPresent(
            status -> {
              user.changeStatus(status, now);
              changed.put("status", status.code());
            });
    patch
        .mayOverride()
        .filter(allowed -> allowed != user.mayOverride())
        .ifPresent(
            allowed -> {
              user.allowOverride(allowed, now);
              changed.put("mayOverride", allowed.toString());
            });
    Patch<UUID> practitioner = patch.practitioner();
    if (practitioner.present()
        && !Objects.equals(practitioner.value(), user.practitionerId().orElse(null))) {
      user.linkTo(practitioner.value(), now);
      changed.put("practitioner", String.valueOf((Object) practitioner.value()));
    }
    return changed;
  }
}
