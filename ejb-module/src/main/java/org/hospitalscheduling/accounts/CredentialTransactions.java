package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.SecondFactorCheck;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Changes passwords and e-mail addresses, each in a transaction of its own together with its
 * activity row and its mail. It checks neither role nor password: only services of this package may
 * call it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class CredentialTransactions {
  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private MailedTokens tokens;
  @Inject private RegistrationWorkflow registrations;
  @Inject private SecondFactorCheck secondFactor;
  @Inject private UserNotices notices;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Changes the password, ends every session but one, and invalidates the links that were mailed.
   *
   * @param verified the hash that the current password was compared with
   * @param kept the session that makes the change
   */
  public void changePassword(
      UUID userId, String verified, String chosen, UUID kept, Origin origin) {
    User user = locked(userId, verified);
    user.changePassword(chosen, clock.instant());
    endSessions(user, Optional.of(kept));
    tokens.removeOfUser(userId);
    changes.fire(AccountChanged.own(Kind.PASSWORD_CHANGED, user, origin, Map.of()));
    notices.tell(UserNotice.Kind.PASSWORD_CHANGED, user, origin);
  }

  /**
   * Mails a link to the owner of the active account with this address; does nothing if there is
   * none, or its owner signs in with the hospital's account.
   */
  public void mailResetLink(String email, Origin origin) {
    Instant now = clock.instant();
    Optional<User> user = users.findByEmail(email).filter(this::maySetPassword);
    if (user.isEmpty()) {
      changes.fire(AccountChanged.ofNobody(Kind.PASSWORD_RESET_IGNORED, origin, Map.of()));
      return;
    }
    String token = Tokens.next();
    tokens.add(
        Tokens.hash(token),
        user.get().id(),
        MailedTokens.Purpose.PASSWORD_RESET,
        user.get().email(),
        now);
    changes.fire(
        new AccountChanged(
            Kind.PASSWORD_RESET_REQUESTED,
            user.get().id(),
            user.get().username(),
            null,
            "unknown",
            origin,
            Map.of()));
    notices.sendLink(
        UserNotice.Kind.PASSWORD_RESET_LINK,
        user.get(),
        user.get().email(),
        token,
        now.plus(MailedTokens.Purpose.PASSWORD_RESET.life()),
        origin);
  }

  /** The owner of a link, while it is valid. */
  public Optional<User> ownerOfResetLink(String token) {
    return tokens
        .find(Tokens.hash(token), MailedTokens.Purpose.PASSWORD_RESET, clock.instant())
        .flatMap(good -> users.find(good.userId()))
        .filter(this::maySetPassword);
  }

  /**
   * Uses up a link and changes the password. Ends every session; the second factor stays. The
   * device is one of the owner's from now on: what strangers try elsewhere does not count against
   * it.
   *
   * @param marker what the device will be recognised by
   * @return whether the link was valid
   */
  public boolean resetPassword(String token, String chosen, String marker, Origin origin) {
    Optional<User> owner =
        tokens
            .take(Tokens.hash(token), MailedTokens.Purpose.PASSWORD_RESET, clock.instant())
            .flatMap(
                good -> users.lock(good.userId()).filter(user -> user.email().equals(good.email())))
            .filter(this::maySetPassword);
    owner.ifPresent(
        user -> {
          user.changePassword(chosen, clock.instant());
          endSessions(user, Optional.empty());
          tokens.removeOfUser(user.id());
          sessions.rememberDevice(Tokens.hash(marker), user.id(), clock.instant());
          changes.fire(AccountChanged.own(Kind.PASSWORD_RESET, user, origin, Map.of()));
          notices.tell(UserNotice.Kind.PASSWORD_RESET, user, origin);
        });
    return owner.isPresent();
  }

  /**
   * Mails a link to the new address, unless another account has it, and a notice to the old one.
   *
   * @param verified the hash that the password was compared with
   * @param proof of the second factor; checked only if there is one
   * @throws RefusedException {@link Refusal#WRONG_CODE}
   */
  public void mailChangeLink(
      UUID userId, String verified, String email, Optional<FactorProof> proof, Origin origin) {
    Instant now = clock.instant();
    User user = locked(userId, verified);
    if (user.hasSecondFactor()
        && proof.filter(shown -> secondFactor.accepts(user, shown, origin)).isEmpty()) {
      throw RefusedException.ofField(
          Refusal.WRONG_CODE, "code", "is missing, wrong, expired or already used");
    }
    changes.fire(AccountChanged.own(Kind.EMAIL_CHANGE_REQUESTED, user, origin, Map.of()));
    notices.tell(UserNotice.Kind.EMAIL_CHANGE_REQUESTED, user, origin);
    if (users.findByEmail(email).isPresent()) {
      return;
    }
    String token = Tokens.next();
    tokens.add(Tokens.hash(token), userId, MailedTokens.Purpose.EMAIL_CHANGE, email.strip(), now);
    notices.sendLink(
        UserNotice.Kind.EMAIL_CHANGE_LINK,
        user,
        email.strip(),
        token,
        now.plus(MailedTokens.Purpose.EMAIL_CHANGE.life()),
        origin);
  }

  /**
   * Uses up a link: from now on the user signs in with the new address. Both addresses are
   * notified, and links that were mailed to the old one become invalid.
   *
   * @return whether the link was valid and no account has taken the address since
   */
  public boolean changeEmail(String token, Origin origin) {
    // A concurrent registration with this address waits, or we see its account.
    users.lockUsernames();
    Optional<MailedTokens.Good> good =
        tokens.take(Tokens.hash(token), MailedTokens.Purpose.EMAIL_CHANGE, clock.instant());
    Optional<User> owner =
        good.filter(link -> users.findByEmail(link.email()).isEmpty())
            .flatMap(link -> users.lock(link.userId()))
            .filter(User::isActive);
    owner.ifPresent(
        user -> {
          String old = user.email();
          user.moveTo(good.orElseThrow().email(), clock.instant());
          users.flush();
          registrations.endOthers(user, origin);
          tokens.removeOfUser(user.id());
          sessions.announce(user.id());
          changes.fire(AccountChanged.own(Kind.EMAIL_CHANGED, user, origin, Map.of()));
          notices.tell(UserNotice.Kind.EMAIL_CHANGED, user, old, origin);
          notices.tell(UserNotice.Kind.EMAIL_CHANGED, user, origin);
        });
    return owner.isPresent();
  }

  /** Whoever signs in with the hospital's account has no password here to fall back on. */
  private boolean maySetPassword(User user) {
    return user.isActive()
        && user.signOnSubject().isEmpty()
        && settings.acceptsPasswordOf(user.email());
  }

  private User locked(UUID userId, String verified) {
    return users
        .lock(userId)
        .filter(User::isActive)
        .filter(user -> user.passwordHash().equals(verified))
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.WRONG_PASSWORD, "The password has just been changed."));
  }

  private void endSessions(User user, Optional<UUID> kept) {
    sessions.lockOfUser(user.id()).stream()
        .filter(session -> kept.filter(session.id()::equals).isEmpty())
        .forEach(session -> session.revoke(clock.instant()));
    sessions.announce(user.id());
  }
}
