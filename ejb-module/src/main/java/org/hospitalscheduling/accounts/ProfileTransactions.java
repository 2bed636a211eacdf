package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Changes a user's public profile, each change in a transaction with its activity row. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ProfileTransactions {
  @Inject private Users users;
  @Inject private Avatars avatars;
  @Inject private ThrottleCounters throttle;
  @Inject private UserNotices notices;
  @Inject private Sessions sessions;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Changes the user name, and tells every administrator.
   *
   * @throws RefusedException {@link Refusal#DUPLICATE} if another account has one that looks like
   *     it; {@link Refusal#THROTTLED}
   */
  public ProfileView rename(UUID userId, AccountName name, Origin origin) {
    users.lockUsernames();
    User user = users.lock(userId).orElseThrow();
    String old = user.username();
    if (name.text().equals(old)) {
      return ProfileView.of(user, settings.secondFactor());
    }
    if (!name.key().equals(user.nameKey()) && users.isNameTaken(name)) {
      throw RefusedException.ofField(Refusal.DUPLICATE, "username", "is already taken");
    }
    throttle
        .count(SignInLimits.ofRename(userId), clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
    user.rename(name, clock.instant());
    users.flush();
    sessions.announce(userId);
    changes.fire(
        new AccountChanged(
            Kind.USER_RENAMED,
            userId,
            user.username(),
            userId,
            old,
            origin,
            Map.of("from", old, "to", user.username())));
    users.activeAdmins().forEach(admin -> notices.tellRenamed(admin, old, user.username(), origin));
    return ProfileView.of(user, settings.secondFactor());
  }

  public ProfileView show(UUID userId, Avatar avatar, Origin origin) {
    User user = users.lock(userId).orElseThrow();
    avatars.put(userId, avatar);
    user.show(avatar.id(), clock.instant());
    return changed(user, "avatar", origin);
  }

  /** Removes the picture. Idempotent. */
  public void hide(UUID userId, Origin origin) {
    User user = users.lock(userId).orElseThrow();
    if (user.avatarId().isPresent()) {
      avatars.remove(userId);
      user.show(null, clock.instant());
      changed(user, "avatar", origin);
    }
  }

  private ProfileView changed(User user, String field, Origin origin) {
    users.flush();
    sessions.announce(user.id());
    changes.fire(AccountChanged.own(Kind.PROFILE_CHANGED, user, origin, Map.of("field", field)));
    return ProfileView.of(user, settings.secondFactor());
  }
}
