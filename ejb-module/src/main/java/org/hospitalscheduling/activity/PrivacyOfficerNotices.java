package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.confidentiality.GlassBroken;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Settings;

/**
 * Tells the privacy officer of flags, broken glasses, new administrators and emergencies by mail,
 * in the transaction of the change. Whoever became an administrator in whatever way is one in the
 * end, so the account is looked at and not the way.
 */
@ApplicationScoped
class PrivacyOfficerNotices {
  private static final Duration USEFUL = Duration.ofDays(2);

  @Inject private Settings settings;
  @Inject private Users users;
  @Inject private MonitoredUsers monitored;
  @Inject private Clock clock;
  @Inject private Event<UserNotice> notices;
  @Inject private Event<UserFlagged> flags;

  void flagged(@Observes UserFlagged flagged) {
    // Of a broken glass she is told each time, not only of the first time.
    boolean isNews =
        flagged.kind() == UserFlagged.Kind.FLAGGED
            && !flagged.pattern().equals(Pattern.BROKEN_GLASS.code());
    if (isNews && settings.privacyOfficer().isPresent()) {
      monitored
          .view(flagged.flagId())
          .ifPresent(
              flag ->
                  tell(
                      UserNotice.Kind.ACCOUNT_FLAGGED,
                      flagged.userId(),
                      flag.user().username(),
                      new Origin("", "", "")));
    }
  }

  void glassBroken(@Observes GlassBroken glass) {
    if (glass.isEnded()) {
      return;
    }
    monitored
        .note(
            new Suspicion(
                glass.userId(),
                Pattern.BROKEN_GLASS,
                1,
                0,
                "Opened in an emergency what is closed to them; why is in the activity log.",
                glass.at()),
            glass.at())
        .ifPresent(
            flag ->
                flags.fire(
                    new UserFlagged(
                        UserFlagged.Kind.FLAGGED,
                        flag,
                        glass.userId(),
                        Pattern.BROKEN_GLASS.code(),
                        glass.at(),
                        null)));
    if (settings.privacyOfficer().isPresent()) {
      tell(UserNotice.Kind.GLASS_BROKEN, glass.userId(), glass.username(), new Origin("", "", ""));
    }
  }

  void accountChanged(@Observes AccountChanged change) {
    UUID account = change.accountId();
    boolean mayBeNew =
        change.kind().isSuccess()
            && (change.detail().containsKey("role") || change.detail().containsKey("status"));
    if (account != null && mayBeNew && settings.privacyOfficer().isPresent()) {
      Optional<User> user = users.find(account).filter(User::isActiveAdmin);
      user.ifPresent(
          admin ->
              tell(
                  UserNotice.Kind.ADMINISTRATOR_ADDED, account, admin.username(), change.origin()));
    }
  }

  void signedIn(@Observes AccountChanged change) {
    UUID account = change.accountId();
    if (account != null
        && change.kind() == AccountChanged.Kind.SIGNED_IN
        && change.detail().containsKey("emergency")
        && settings.privacyOfficer().isPresent()) {
      tell(UserNotice.Kind.EMERGENCY_ACCOUNT_USED, account, change.accountName(), change.origin());
    }
  }

  private void tell(UserNotice.Kind kind, UUID account, String name, Origin origin) {
    Instant now = clock.instant();
    notices.fire(
        new UserNotice(
            kind,
            account,
            name,
            settings.privacyOfficer().orElseThrow(),
            Optional.empty(),
            Map.of(),
            now,
            now.plus(USEFUL),
            origin));
  }
}
