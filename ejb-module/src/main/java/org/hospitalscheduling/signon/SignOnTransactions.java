package org.hospitalscheduling.signon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.sessions.Session;
import org.hospitalscheduling.sessions.SessionWorkflow;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Signs in and out by the provider's word, each in a transaction of its own together with its
 * activity row. It does not judge tokens: only the gateway of this package may call it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignOnTransactions {
  private static final String ID_TOKEN = "id-token";

  /** Whoever has no name that could stand here gets this one, with a number. */
  private static final String NAMELESS = "Colleague";

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private SessionWorkflow openings;
  @Inject private SignOnSessions signOns;
  @Inject private UserNotices notices;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Opens a session for the account that has this subject, after giving it the role that the
   * provider says; makes the account if there is none and the settings say so. An account is never
   * found by its name or its address: who has another's address is refused.
   *
   * @param device the marker that the device sent, if any
   */
  public SignOnOpening signIn(
      SignOn signOn, Person person, Optional<String> device, Origin origin) {
    // Accounts are made, and roles changed, one at a time.
    users.lockUsernames();
    Optional<User> known = users.idOfSignOn(signOn.issuer(), person.subject()).flatMap(users::lock);
    if (known.isEmpty()) {
      Optional<SignOnRefusal> refusal = refusalOfNew(signOn, person);
      if (refusal.isPresent()) {
        return notOpened(refusal.get(), Optional.empty(), person, origin);
      }
    }
    User user = known.orElseGet(() -> make(signOn, person, origin));
    if (!user.isActive()) {
      return notOpened(SignOnRefusal.NOT_ACTIVE, known, person, origin);
    }
    if (user.role() != person.role()) {
      changeRole(user, person.role(), origin);
    }
    var opened = openings.open(user, device, Map.of("by", "sign-on"), origin);
    UUID id = opened.session().id();
    signOns.add(
        id,
        person.session(),
        box().seal(person.idToken().getBytes(StandardCharsets.UTF_8), id.toString()));
    return new SignOnOpening.Opened(opened);
  }

  /** Records that somebody was not signed in. */
  public void refuse(SignOnRefusal refusal, Map<String, String> facts, Origin origin) {
    record(refusal, Optional.empty(), facts, origin);
  }

  /**
   * Ends the sessions that the provider has ended.
   *
   * @return how many of ours that were
   */
  public int signOut(String issuer, Optional<String> subject, Optional<String> sid, Origin origin) {
    List<Session> ended =
        sid.map(
                name ->
                    signOns.withSid(name).stream()
                        .flatMap(id -> sessions.lock(id).stream())
                        .filter(session -> !session.isRevoked())
                        .toList())
            .orElseGet(
                () ->
                    users
                        .idOfSignOn(issuer, subject.orElseThrow())
                        .map(sessions::lockOfUser)
                        .orElse(List.of()));
    Instant now = clock.instant();
    int count = 0;
    for (Session session : ended) {
      User user = users.find(session.userId()).orElseThrow();
      if (user.isKnownAs(issuer, subject)) {
        session.revoke(now);
        sessions.announce(user.id());
        changes.fire(
            new AccountChanged(
                Kind.SESSION_REVOKED,
                user.id(),
                user.username(),
                null,
                ActorRef.SYSTEM,
                origin,
                Map.of("session", session.id().toString(), "reason", "ended-by-sign-on")));
        count++;
      }
    }
    return count;
  }

  /**
   * The ID token of the living session that has this refresh token; empty if the provider has
   * nothing to do with it.
   */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<Optional<String>> idToken(byte[] refreshTokenHash) {
    return sessions
        .ofToken(refreshTokenHash)
        .flatMap(sessions::find)
        .filter(session -> !session.isRevoked())
        .flatMap(
            session ->
                signOns
                    .idToken(session.id())
                    .map(
                        kept ->
                            box()
                                .open(kept, session.id().toString())
                                .map(plain -> new String(plain, StandardCharsets.UTF_8))));
  }

  private Optional<SignOnRefusal> refusalOfNew(SignOn signOn, Person person) {
    if (!signOn.createsAccounts()) {
      return Optional.of(SignOnRefusal.NO_ACCOUNT);
    }
    if (person.email().isEmpty()) {
      return Optional.of(SignOnRefusal.NO_ADDRESS);
    }
    String email = person.email().get();
    boolean reserved =
        signOn
            .emergencyAccount()
            .filter(address -> EmailAddress.key(address).equals(EmailAddress.key(email)))
            .isPresent();
    return reserved || users.findByEmail(email).isPresent()
        ? Optional.of(SignOnRefusal.ADDRESS_TAKEN)
        : Optional.empty();
  }

  private User make(SignOn signOn, Person person, Origin origin) {
    Instant now = clock.instant();
    User user =
        User.register(
            users.freeName(name(person)),
            person.email().orElseThrow(),
            Passwords.OF_NOBODY,
            person.role(),
            UserStatus.ACTIVE,
            true,
            now);
    user.signOnAs(signOn.issuer(), person.subject(), now);
    users.add(user);
    users.flush();
    changes.fire(
        AccountChanged.own(
            Kind.REGISTERED,
            user,
            origin,
            Map.of("role", user.role().name(), "status", user.status().code(), "by", "sign-on")));
    tellOfAdministrator(user, origin);
    return user;
  }

  private AccountName name(Person person) {
    for (String candidate : person.names()) {
      try {
        return AccountName.ofPerson("name", candidate, settings.hospitalName());
      } catch (RefusedException notAName) {
        // the next one may be one
      }
    }
    return AccountName.ofPerson("name", NAMELESS, settings.hospitalName());
  }

  /** Open connections and access tokens with the old role end. */
  private void changeRole(User user, Role role, Origin origin) {
    Role before = user.role();
    user.changeRole(role, clock.instant());
    users.flush();
    sessions.announce(user.id());
    changes.fire(
        new AccountChanged(
            Kind.ACCOUNT_CHANGED,
            user.id(),
            user.username(),
            null,
            ActorRef.SYSTEM,
            origin,
            Map.of("role", role.name(), "before", before.name(), "by", "sign-on")));
    tellOfAdministrator(user, origin);
  }

  private void tellOfAdministrator(User user, Origin origin) {
    if (user.isActiveAdmin()) {
      users.activeAdmins().stream()
          .filter(admin -> !admin.id().equals(user.id()))
          .forEach(admin -> notices.tellOfSignOnAdmin(admin, user, origin));
    }
  }

  private SignOnOpening notOpened(
      SignOnRefusal refusal, Optional<User> user, Person person, Origin origin) {
    record(refusal, user, Map.of("subject", person.subject()), origin);
    return new SignOnOpening.NotOpened(refusal);
  }

  private void record(
      SignOnRefusal refusal, Optional<User> user, Map<String, String> facts, Origin origin) {
    Map<String, String> detail = new TreeMap<>(facts);
    detail.put("reason", "sign-on-" + refusal.code());
    changes.fire(
        user.map(known -> AccountChanged.own(Kind.SIGN_IN_FAILED, known, origin, detail))
            .orElseGet(() -> AccountChanged.ofNobody(Kind.SIGN_IN_FAILED, origin, detail)));
  }

  private SecretBox box() {
    return new SecretBox(settings.jwtSecret(), ID_TOKEN);
  }
}
