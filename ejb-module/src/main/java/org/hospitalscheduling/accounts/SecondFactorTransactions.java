package org.hospitalscheduling.accounts;

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
import java.util.stream.Stream;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.NewPasskey;
import org.hospitalscheduling.secondfactor.Passkeys;
import org.hospitalscheduling.secondfactor.RecoveryCodes;
import org.hospitalscheduling.secondfactor.SecondFactorCheck;
import org.hospitalscheduling.secondfactor.SecondFactors;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Offers, enables and removes a second factor, each in a transaction of its own together with its
 * activity row and its mail. It checks neither role nor password: only services of this package may
 * call it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SecondFactorTransactions {
  /** How long an offered secret can still be enabled by its first code. */
  public static final Duration OFFERED = Duration.ofMinutes(15);

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private SecondFactors factors;
  @Inject private SecondFactorCheck check;
  @Inject private Passkeys passkeys;
  @Inject private UserNotices notices;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * A new secret, which its first code enables. Where there is a second factor, which stays in use
   * until then, it has to be shown.
   *
   * @throws RefusedException {@link Refusal#SECOND_FACTOR_ON} without a code; {@link
   *     Refusal#WRONG_CODE}
   */
  public byte[] offer(UUID userId, Optional<FactorProof> proof, Origin origin) {
    requirePresent(users.lock(userId).orElseThrow(), proof, origin);
    return check.offer(userId);
  }

  /**
   * Whether a passkey may be made: where there is a second factor, it has to be shown.
   *
   * @throws RefusedException {@link Refusal#SECOND_FACTOR_ON} if it was not; {@link
   *     Refusal#WRONG_CODE}
   */
  public void admitPasskey(UUID userId, Optional<FactorProof> proof, Origin origin) {
    requirePresent(users.lock(userId).orElseThrow(), proof, origin);
  }

  private void requirePresent(User user, Optional<FactorProof> proof, Origin origin) {
    if (user.hasSecondFactor() && proof.isEmpty()) {
      throw new RefusedException(
          Refusal.SECOND_FACTOR_ON,
          "A second factor is already on. To replace or add one, show it: a code, or a passkey.");
    }
    if (user.hasSecondFactor() && !check.accepts(user, proof.get(), origin)) {
      throw wrongCode();
    }
  }

  /**
   * Adds a passkey. The first second factor brings recovery codes, and ends every session but one:
   * the others may have been opened by somebody who knows the password alone.
   *
   * @param kept the session that makes the change
   * @return recovery codes, readable only in this answer; empty if there was a second factor before
   * @throws RefusedException {@link Refusal#DUPLICATE} if the passkey is somebody's already
   */
  public List<String> addPasskey(
      UUID userId, String name, NewPasskey made, UUID kept, Origin origin) {
    Instant now = clock.instant();
    User user = users.lock(userId).orElseThrow();
    if (!passkeys.add(userId, name, made, now)) {
      throw new RefusedException(Refusal.DUPLICATE, "This passkey is known already.");
    }
    changes.fire(AccountChanged.own(Kind.PASSKEY_ADDED, user, origin, Map.of("passkey", name)));
    notices.tell(UserNotice.Kind.PASSKEY_ADDED, user, origin);
    if (user.hasSecondFactor()) {
      return List.of();
    }
    List<String> codes = newRecoveryCodes(userId);
    user.addSecondFactor(now);
    endOthers(userId, kept, now);
    return codes;
  }

  /**
   * Removes a passkey, and with the last second factor the recovery codes.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}; {@link Refusal#SECOND_FACTOR_KEPT} if it is
   *     the last second factor and the account must have one; {@link Refusal#WRONG_CODE}
   */
  public void removePasskey(UUID userId, UUID id, FactorProof proof, Origin origin) {
    User user = users.lock(userId).orElseThrow();
    if (!check.accepts(user, proof, origin)) {
      throw wrongCode();
    }
    String name =
        passkeys
            .remove(id, userId)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such passkey."));
    boolean last = !passkeys.has(userId) && factors.find(userId).isEmpty();
    if (last) {
      requireNone(user);
      user.dropSecondFactor(clock.instant());
      factors.remove(userId);
    }
    changes.fire(AccountChanged.own(Kind.PASSKEY_REMOVED, user, origin, Map.of("passkey", name)));
    notices.tell(UserNotice.Kind.PASSKEY_REMOVED, user, origin);
    if (last) {
      changes.fire(AccountChanged.own(Kind.SECOND_FACTOR_DISABLED, user, origin, Map.of()));
      notices.tell(UserNotice.Kind.SECOND_FACTOR_DISABLED, user, origin);
    }
  }

  private void requireNone(User user) {
    if (user.mustHaveSecondFactor(settings.secondFactor())) {
      throw new RefusedException(
          Refusal.SECOND_FACTOR_KEPT,
          "This account must have a second factor. You can replace it by another one.");
    }
  }

  private List<String> newRecoveryCodes(UUID userId) {
    List<String> codes = RecoveryCodes.next();
    factors.replaceRecoveryCodes(
        userId, codes.stream().map(each -> RecoveryCodes.hash(each).orElseThrow()).toList());
    return codes;
  }

  private void endOthers(UUID userId, UUID kept, Instant now) {
    sessions.lockOfUser(userId).stream()
        .filter(session -> !session.id().equals(kept))
        .forEach(session -> session.revoke(now));
    sessions.announce(userId);
  }

  /**
   * Enables the offered secret in place of the one before, and ends every session but one: the
   * others may have been opened by somebody who knows the password alone.
   *
   * @param kept the session that makes the change
   * @return recovery codes, readable only in this answer
   * @throws RefusedException {@link Refusal#LINK_OVER} if none was offered in the last 15 minutes;
   *     {@link Refusal#WRONG_CODE}
   */
  public List<String> enable(UUID userId, String code, UUID kept, Origin origin) {
    Instant now = clock.instant();
    User user = users.lock(userId).orElseThrow();
    Instant since = now.minus(OFFERED);
    if (!check.isOffered(userId, since)) {
      throw new RefusedException(
          Refusal.LINK_OVER, "Start again: no secret was set up in the last 15 minutes.");
    }
    if (!check.enables(userId, code, since)) {
      throw wrongCode();
    }
    List<String> codes = newRecoveryCodes(userId);
    user.addSecondFactor(now);
    endOthers(userId, kept, now);
    changes.fire(AccountChanged.own(Kind.SECOND_FACTOR_ENABLED, user, origin, Map.of()));
    notices.tell(UserNotice.Kind.SECOND_FACTOR_ENABLED, user, origin);
    return codes;
  }

  /**
   * Removes the authenticator app, and the recovery codes if there is no passkey either.
   * Idempotent.
   *
   * @throws RefusedException {@link Refusal#SECOND_FACTOR_KEPT} if it is the last second factor and
   *     the account must have one; {@link Refusal#WRONG_CODE}
   */
  public void disable(UUID userId, FactorProof proof, Origin origin) {
    User user = users.lock(userId).orElseThrow();
    if (factors.find(userId).isEmpty()) {
      return;
    }
    boolean last = !passkeys.has(userId);
    if (last) {
      requireNone(user);
    }
    if (!check.accepts(user, proof, origin)) {
      throw wrongCode();
    }
    if (!last) {
      factors.removeSecret(userId);
      changes.fire(AccountChanged.own(Kind.AUTHENTICATOR_REMOVED, user, origin, Map.of()));
      notices.tell(UserNotice.Kind.AUTHENTICATOR_REMOVED, user, origin);
      return;
    }
    user.dropSecondFactor(clock.instant());
    factors.remove(userId);
    changes.fire(AccountChanged.own(Kind.SECOND_FACTOR_DISABLED, user, origin, Map.of()));
    notices.tell(UserNotice.Kind.SECOND_FACTOR_DISABLED, user, origin);
  }

  /**
   * Removes the lost second factor of a user, whatever it is, and ends their sessions. Idempotent.
   *
   * @param verified the hash that the administrator's password was compared with
   * @param proof of the administrator's own second factor; checked only if there is one
   * @throws RefusedException {@link Refusal#NOT_FOUND}; {@link Refusal#WRONG_CODE}; {@link
   *     Refusal#WRONG_PASSWORD} if the administrator's password was changed meanwhile
   */
  public void reset(
      UUID userId, Actor administrator, String verified, Optional<FactorProof> proof) {
    Origin origin = Origin.of(administrator);
    // Locked by id: two administrators may do this to each other at once.
    Map<UUID, User> locked = new HashMap<>();
    Stream.of(userId, administrator.id())
        .sorted()
        .distinct()
        .forEach(id -> users.lock(id).ifPresent(user -> locked.put(id, user)));
    User user = locked.get(userId);
    if (user == null) {
      throw new RefusedException(Refusal.NOT_FOUND, "No such account.");
    }
    User self = locked.get(administrator.id());
    if (self == null || !self.isActiveAdmin() || !self.passwordHash().equals(verified)) {
      throw new RefusedException(Refusal.WRONG_PASSWORD, "Your account has just been changed.");
    }
    if (self.hasSecondFactor()
        && proof.filter(shown -> check.accepts(self, shown, origin)).isEmpty()) {
      throw RefusedException.ofField(
          Refusal.WRONG_CODE, "code", "is missing, wrong, expired or already used");
    }
    if (!user.hasSecondFactor()) {
      return;
    }
    user.dropSecondFactor(clock.instant());
    factors.remove(userId);
    sessions.lockOfUser(userId).forEach(session -> session.revoke(clock.instant()));
    sessions.announce(userId);
    changes.fire(
        new AccountChanged(
            Kind.SECOND_FACTOR_RESET,
            userId,
            user.username(),
            self.id(),
            self.username(),
            origin,
            Map.of()));
    notices.tell(UserNotice.Kind.SECOND_FACTOR_RESET, user, origin);
  }

  private static RefusedException wrongCode() {
    return RefusedException.ofField(
        Refusal.WRONG_CODE, "code", "is wrong, expired or already used");
  }
}
