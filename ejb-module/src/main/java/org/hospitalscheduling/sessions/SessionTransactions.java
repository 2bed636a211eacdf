package org.hospitalscheduling.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.SecondFactorCheck;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;

/**
 * Opens, extends and ends sessions, each in a transaction of its own together with its activity
 * row. It checks neither role nor password: only services of this package may call it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SessionTransactions {
  /**
   * How long a used token may be presented again without ending the session: a browser with several
   * tabs may send the same token twice.
   */
  static final Duration GRACE = Duration.ofSeconds(30);

  /**
   * How long the answer with a new token may be on its way. If nobody has presented the new one by
   * then, the answer was lost, for instance because somebody left the page, and the token that it
   * replaced is exchanged once more.
   */
  static final Duration LOST = Duration.ofSeconds(3);

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private SessionWorkflow openings;
  @Inject private SecondFactorCheck secondFactor;
  @Inject private UserNotices notices;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Opens a session for a user who has just presented the password, if the user is still active,
   * the password is unchanged and the second factor, if there is one, was presented too.
   *
   * @param verified the hash that the password was compared with
   * @param renewed a hash of the same password with better parameters
   * @param proof of the second factor; a code is used up when the session is opened
   * @param device the marker that the device sent, if any
   */
  public SessionOpening open(
      UUID userId,
      String verified,
      Optional<String> renewed,
      Optional<FactorProof> proof,
      Optional<String> device,
      Origin origin) {
    // Lock first: a concurrent transaction that disables the user sees this session, or this one
    // sees that change.
    User user = users.lockShared(userId).orElseThrow();
    if (!user.isActive()
        || !user.passwordHash().equals(verified)
        || !settings.acceptsPasswordOf(user.email())) {
      return new SessionOpening.NotActive();
    }
    if (user.hasSecondFactor() && proof.isEmpty()) {
      return new SessionOpening.CodeNeeded();
    }
    if (user.hasSecondFactor() && !secondFactor.accepts(user, proof.get(), origin)) {
      return new SessionOpening.CodeWrong();
    }
    renewed.ifPresent(hash -> users.rehash(userId, verified, hash));
    return openHere(user, device, Map.of(), origin);
  }

  /**
   * Opens a session for a user whose passkey has just answered, which is as good as password and
   * code: so it opens nothing where a password would not.
   */
  public SessionOpening openByPasskey(
      UUID userId, UUID passkey, Optional<String> device, Origin origin) {
    User user = users.lockShared(userId).orElseThrow();
    if (!user.isActive()
        || user.signOnSubject().isPresent()
        || !settings.acceptsPasswordOf(user.email())) {
      return new SessionOpening.NotActive();
    }
    if (!secondFactor.accepts(user, new FactorProof.Answered(passkey), origin)) {
      return new SessionOpening.CodeWrong();
    }
    return openHere(user, device, Map.of("by", "passkey"), origin);
  }

  /** By a way of ours, which where the hospital's sign-on is the rule is an emergency. */
  private SessionOpening openHere(
      User user, Optional<String> device, Map<String, String> facts, Origin origin) {
    boolean emergency = settings.signOn().flatMap(SignOn::emergencyAccount).isPresent();
    if (emergency) {
      users.activeAdmins().forEach(admin -> notices.tellOfEmergency(admin, user, origin));
    }
    Map<String, String> said = new HashMap<>(facts);
    if (emergency) {
      said.put("emergency", "true");
    }
    return openings.open(user, device, said, origin);
  }

  /** Records a failed attempt. */
  public void refuse(Optional<UUID> userId, Kind kind, Origin origin, String reason) {
    Map<String, String> detail =
        Map.of("reason", reason, "device", DeviceName.of(origin.userAgent()));
    changes.fire(
        userId
            .flatMap(users::find)
            .map(user -> AccountChanged.own(kind, user, origin, detail))
            .orElseGet(() -> AccountChanged.ofNobody(kind, origin, detail)));
  }

  /** Tells the owner that whoever fails at the code knows their password. */
  public void warnOfCodes(UUID userId, Origin origin) {
    users.find(userId).ifPresent(user -> notices.tell(UserNotice.Kind.CODES_FAILED, user, origin));
  }

  /**
   * Exchanges a refresh token. Of any number of concurrent calls with the same token exactly one
   * gets {@link Rotation.Rotated}. A token whose successor was lost is exchanged once more; who has
   * the lost one, and presents it, ends the session.
   */
  public Rotation rotate(String token, Origin origin) {
    Instant now = clock.instant();
    byte[] hash = Tokens.hash(token);
    boolean living = sessions.replaceToken(hash, now);
    Optional<Session> found = sessions.ofToken(hash).flatMap(sessions::lock);
    if (found.isEmpty() || !found.get().isAlive(settings.sessionIdle(), now)) {
      return new Rotation.Over();
    }
    Session session = found.get();
    User user = users.find(session.userId()).orElseThrow();
    if (!user.isActive()
        || user.signOnSubject().isEmpty() && !settings.acceptsPasswordOf(user.email())) {
      return new Rotation.Over();
    }
    if (living) {
      return rotated(session, user, now);
    }
    Optional<Instant> unused = sessions.unusedSuccessor(hash, now.minus(GRACE));
    if (unused.filter(issued -> issued.isBefore(now.minus(LOST))).isPresent()) {
      sessions.withdrawToken(session.id(), now);
      return rotated(session, user, now);
    }
    if (unused.isPresent()) {
      return new Rotation.Superseded();
    }
    session.revoke(now);
    sessions.announce(user.id());
    changes.fire(
        AccountChanged.own(
            Kind.SESSION_REVOKED,
            user,
            origin,
            Map.of("session", session.id().toString(), "reason", "refresh-token-reused")));
    return new Rotation.Reused();
  }

  private Rotation rotated(Session session, User user, Instant now) {
    String next = Tokens.next();
    sessions.addToken(Tokens.hash(next), session.id(), now);
    session.use(now);
    return new Rotation.Rotated(
        session.id(), next, session.expiresAt(), ProfileView.of(user, settings.secondFactor()));
  }

  /** Records that a session was used just now. */
  public void touch(UUID sessionId) {
    sessions.touch(sessionId, clock.instant());
  }

  /** Ends the session of a refresh token; does nothing if the token is unknown. */
  public Optional<UUID> endByToken(String token, Origin origin) {
    return sessions.ofToken(Tokens.hash(token)).flatMap(found -> end(found, origin));
  }

  /**
   * Ends a session; does nothing if it is unknown or has ended.
   *
   * @return its user, if it was not revoked before
   */
  public Optional<UUID> end(UUID sessionId, Origin origin) {
    Instant now = clock.instant();
    Optional<Session> living = sessions.lock(sessionId).filter(session -> !session.isRevoked());
    living.ifPresent(session -> revoke(session, Kind.SIGNED_OUT, origin, now));
    return living.map(Session::userId);
  }

  /**
   * Ends one of a user's own sessions.
   *
   * @return whether it was theirs and valid
   */
  public boolean endOwn(UUID userId, UUID sessionId, Origin origin) {
    Instant now = clock.instant();
    Optional<Session> own =
        sessions
            .lock(sessionId)
            .filter(session -> session.userId().equals(userId))
            .filter(session -> session.isAlive(settings.sessionIdle(), now));
    own.ifPresent(session -> revoke(session, Kind.SESSION_REVOKED, origin, now));
    return own.isPresent();
  }

  /**
   * Ends all of a user's sessions but one.
   *
   * @return how many of them were valid
   */
  public int endOthers(UUID userId, UUID kept, Origin origin) {
    Instant now = clock.instant();
    List<Session> others =
        sessions.lockOfUser(userId).stream()
            .filter(session -> !session.id().equals(kept))
            .filter(session -> session.isAlive(settings.sessionIdle(), now))
            .toList();
    others.forEach(session -> revoke(session, Kind.SESSION_REVOKED, origin, now));
    return others.size();
  }

  private void revoke(Session session, Kind kind, Origin origin, Instant now) {
    session.revoke(now);
    sessions.announce(session.userId());
    changes.fire(
        AccountChanged.own(
            kind,
            users.find(session.userId()).orElseThrow(),
            origin,
            Map.of("session", session.id().toString())));
  }
}
