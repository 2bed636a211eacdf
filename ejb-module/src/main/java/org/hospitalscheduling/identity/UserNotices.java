package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Notifies users of changes to their accounts (OWASP ASVS 5.0, 6.3.7). */
@ApplicationScoped
public class UserNotices {
  /** A notice that is a day late is still useful. */
  private static final Duration USEFUL = Duration.ofDays(2);

  @Inject private Clock clock;
  @Inject private Event<UserNotice> notices;

  /** Notifies the user at the address that they sign in with. */
  public void tell(UserNotice.Kind kind, User user, Origin origin) {
    tell(kind, user, user.email(), origin);
  }

  /** Notifies whoever reads the mail of {@code email}. */
  public void tell(UserNotice.Kind kind, User user, String email, Origin origin) {
    Instant now = clock.instant();
    notices.fire(
        new UserNotice(
            kind,
            user.id(),
            user.username(),
            email,
            Optional.empty(),
            Map.of(),
            now,
            now.plus(USEFUL),
            origin));
  }

  /** Tells an administrator that a user has another name now. */
  public void tellRenamed(User admin, String from, String to, Origin origin) {
    tell(UserNotice.Kind.USER_RENAMED, admin, Map.of("from", from, "to", to), origin);
  }

  /** Tells an administrator that somebody became one by an invitation. */
  public void tellInvited(User admin, User invited, Origin origin) {
    tell(
        UserNotice.Kind.ADMIN_INVITED,
        admin,
        Map.of("name", invited.username(), "email", invited.email()),
        origin);
  }

  /** Tells an administrator that somebody became one by the word of the hospital's sign-on. */
  public void tellOfSignOnAdmin(User admin, User added, Origin origin) {
    tell(UserNotice.Kind.SIGN_ON_ADMIN, admin, Map.of("name", added.username()), origin);
  }

  /** Tells an administrator that somebody signed in with the emergency account. */
  public void tellOfEmergency(User admin, User emergency, Origin origin) {
    tell(UserNotice.Kind.EMERGENCY_SIGN_IN, admin, Map.of("name", emergency.username()), origin);
  }

  private void tell(UserNotice.Kind kind, User to, Map<String, String> facts, Origin origin) {
    Instant now = clock.instant();
    notices.fire(
        new UserNotice(
            kind,
            to.id(),
            to.username(),
            to.email(),
            Optional.empty(),
            facts,
            now,
            now.plus(USEFUL),
            origin));
  }

  /** Mails an invitation to an account. */
  public void sendInvitation(
      User inviter, String email, Role role, String token, Instant goodUntil, Origin origin) {
    notices.fire(
        new UserNotice(
            UserNotice.Kind.USER_INVITATION_LINK,
            inviter.id(),
            inviter.username(),
            email,
            Optional.of(token),
            Map.of("role", role.name()),
            clock.instant(),
            goodUntil,
            origin));
  }

  /** Mails a link. */
  public void sendLink(
      UserNotice.Kind kind,
      User user,
      String email,
      String token,
      Instant goodUntil,
      Origin origin) {
    notices.fire(
        new UserNotice(
            kind,
            user.id(),
            user.username(),
            email,
            Optional.of(token),
            Map.of(),
            clock.instant(),
            goodUntil,
            origin));
  }
}
