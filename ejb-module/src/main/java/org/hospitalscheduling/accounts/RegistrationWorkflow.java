package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.accounts.MailedTokens.Purpose;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Registration;

/**
 * Creates accounts, one at a time: which one is the first is decided under a lock for the whole
 * cluster. Until the address is proven, by a mailed link or by an administrator's word, a
 * registration is nothing but a wish: any number of them may name one address.
 */
@ApplicationScoped
public class RegistrationWorkflow {
  private static final int AT_A_TIME = 500;

  @Inject private Users users;
  @Inject private MailedTokens tokens;
  @Inject private UserNotices notices;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Creates what the policy grants, if anything, in a transaction of its own, and mails the link
   * that proves the address. If an account has the address already, nothing is created. A name that
   * is taken, or looks like one that is, gets a number appended.
   *
   * @param trusted whether the registrant may become the first administrator
   * @param mails whether mails can be sent
   * @return the account, if one was created
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<User> enrol(
      AccountName name,
      String email,
      String passwordHash,
      boolean trusted,
      boolean mails,
      Registration rule,
      Origin origin) {
    Instant now = clock.instant();
    users.lockUsernames();
    Optional<RegistrationPolicy.Grant> granted =
        users.findByEmail(email).isPresent()
            ? Optional.empty()
            : RegistrationPolicy.decide(users.isEmpty(), trusted, mails, rule);
    if (granted.isEmpty()) {
      changes.fire(AccountChanged.ofNobody(Kind.REGISTRATION_IGNORED, origin, Map.of()));
      return Optional.empty();
    }
    RegistrationPolicy.Grant grant = granted.get();
    User user =
        User.register(
            users.freeName(name),
            email.strip(),
            passwordHash,
            grant.role(),
            grant.statusNow(),
            grant.addressProven(),
            now);
    users.add(user);
    users.flush();
    if (grant.addressProven()) {
      registered(user, origin);
      return Optional.of(user);
    }
    changes.fire(
        new AccountChanged(
            Kind.REGISTRATION_REQUESTED,
            user.id(),
            user.username(),
            null,
            ActorRef.NOBODY,
            origin,
            Map.of("role", user.role().name())));
    if (mails) {
      mailLink(user, now, origin);
    }
    return Optional.of(user);
  }

  /**
   * Uses up a link, in a transaction of its own: the address is proven, and the account waits for
   * approval or is active. Other registrations with the address end.
   *
   * @return the account; empty if the link is not valid, or an account has the address by now
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<User> prove(String token, Registration rule, Origin origin) {
    Instant now = clock.instant();
    users.lockUsernames();
    byte[] hash = Tokens.hash(token);
    Optional<User> owner =
        tokens
            .take(hash, Purpose.REGISTRATION, now)
            .flatMap(good -> users.lock(good.userId()))
            .filter(user -> user.status() == UserStatus.PENDING && !user.isAddressProven())
            .filter(user -> users.findByEmail(user.email()).isEmpty())
            .filter(user -> rule != Registration.CLOSED);
    owner.ifPresent(
        user -> {
          user.proveAddress(now);
          if (rule == Registration.OPEN && user.role() == Role.USER) {
            user.changeStatus(UserStatus.ACTIVE, now);
          }
          users.flush();
          endOthers(user, origin);
          registered(user, origin);
        });
    return owner;
  }

  /**
   * Records an invite code that opens nothing, in a transaction of its own.
   *
   * @param told whether administrators are told
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refuseInvitation(boolean told, Origin origin) {
    changes.fire(AccountChanged.ofNobody(Kind.INVITATION_REFUSED, origin, Map.of()));
    if (told) {
      users
          .activeAdmins()
          .forEach(admin -> notices.tell(UserNotice.Kind.INVITATION_REFUSED, admin, origin));
    }
  }

  /** Records a registration that nothing comes of, in a transaction of its own. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void ignore(Origin origin) {
    changes.fire(AccountChanged.ofNobody(Kind.REGISTRATION_IGNORED, origin, Map.of()));
  }

  /** Ends other registrations with this user's address, which is theirs. */
  void endOthers(User user, Origin origin) {
    users.unprovenWith(user.email(), user.id()).forEach(other -> end(other, "taken", origin));
  }

  /** Ends registrations that have waited for too long. */
  void endOverdue(Instant now) {
    Origin nowhere = new Origin("", "", "");
    users
        .pendingSince(now.minus(RegistrationPolicy.WAITS), AT_A_TIME)
        .forEach(
            user -> end(user, user.isAddressProven() ? "not-approved" : "not-confirmed", nowhere));
  }

  /** Whether there is no account yet. */
  boolean isFirst() {
    return users.isEmpty();
  }

  private void mailLink(User user, Instant now, Origin origin) {
    Purpose purpose = Purpose.REGISTRATION;
    String token = Tokens.next();
    tokens.add(Tokens.hash(token), user.id(), purpose, user.email(), now);
    notices.sendLink(
        UserNotice.Kind.REGISTRATION_LINK,
        user,
        user.email(),
        token,
        now.plus(purpose.life()),
        origin);
  }

  private void registered(User user, Origin origin) {
    changes.fire(
        AccountChanged.own(
            Kind.REGISTERED,
            user,
            origin,
            Map.of("role", user.role().name(), "status", user.status().code())));
  }

  private void end(User registration, String reason, Origin origin) {
    users.remove(registration);
    changes.fire(
        new AccountChanged(
            Kind.REGISTRATION_ENDED,
            registration.id(),
            registration.username(),
            null,
            ActorRef.SYSTEM,
            origin,
            Map.of("reason", reason)));
  }
}
