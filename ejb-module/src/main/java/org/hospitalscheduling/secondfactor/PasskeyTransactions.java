package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Asks passkeys and judges what they answer, each in a transaction of its own: a challenge that was
 * answered is used up, and a count that went back is on record, whatever becomes of the request.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PasskeyTransactions {
  /** How long a challenge can be answered: people look for a key, or for their telephone. */
  static final Duration LIFE = Duration.ofMinutes(5);

  @Inject private Passkeys passkeys;
  @Inject private PasskeyChallenges challenges;
  @Inject private Users users;
  @Inject private UserNotices notices;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /** What an answer has shown. */
  public sealed interface Judgement {

    /** It is this passkey's, and the challenge was made for this. */
    record Right(UUID userId, UUID passkey) implements Judgement {}

    /**
     * It opens nothing.
     *
     * @param userId whose passkey it names, if that is somebody's
     * @param reason for the activity log
     */
    record Wrong(Optional<UUID> userId, String reason) implements Judgement {}
  }

  /**
   * Asks whatever passkey the browser has; says nothing of any account.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there are no passkeys here
   */
  public PasskeyRequest askAnyone() {
    String challenge = challenge(PasskeyPurpose.SIGN_IN, Optional.empty());
    return PasskeyRequest.of(us(), challenge, LIFE, List.of());
  }

  /**
   * Asks for one of a user's passkeys.
   *
   * @return empty if they have none that opens anything
   */
  public Optional<PasskeyRequest> ask(UUID userId, PasskeyPurpose purpose) {
    List<PasskeyRequest.Known> theirs =
        passkeys.of(userId).stream().filter(Passkey::isGood).map(PasskeyRequest.Known::of).toList();
    if (theirs.isEmpty() || RelyingParty.of(settings).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        PasskeyRequest.of(us(), challenge(purpose, Optional.of(userId)), LIFE, theirs));
  }

  /**
   * Asks for a new passkey of a user.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there are no passkeys here
   */
  public PasskeyCreation askForNew(User user) {
    RelyingParty us = us();
    return PasskeyCreation.of(
        us,
        new PasskeyCreation.Owner(
            PasskeyCeremony.text(passkeys.handleOf(user.id())), user.email(), user.username()),
        challenge(PasskeyPurpose.ENROL, Optional.of(user.id())),
        LIFE,
        passkeys.of(user.id()));
  }

  /** The passkey that was made for this user; empty if it was not, or not in time. */
  public Optional<NewPasskey> made(UUID userId, PasskeyOffer offer) {
    return answered(offer.clientData(), PasskeyPurpose.ENROL, Optional.of(userId))
        .flatMap(challenge -> PasskeyCeremony.made(us(), challenge, offer));
  }

  /**
   * Judges an answer, and uses up its challenge. Who has answered with a copy is on record, and the
   * owner is told.
   *
   * @param user whose answer it has to be; empty where they say so by it
   */
  public Judgement judge(
      PasskeyPurpose purpose, Optional<UUID> user, PasskeyAnswer answer, Origin origin) {
    Optional<byte[]> challenge = answered(answer.clientData(), purpose, user);
    Optional<Passkey> found = passkeys.lockByCredential(answer.credentialId());
    Optional<UUID> owner = found.map(Passkey::userId);
    if (challenge.isEmpty()) {
      return new Judgement.Wrong(owner, "stale-challenge");
    }
    if (found.isEmpty()) {
      return new Judgement.Wrong(user, "unknown-passkey");
    }
    Passkey passkey = found.get();
    if (user.isPresent() && !user.equals(owner) || !isHandleRight(passkey, user, answer)) {
      return new Judgement.Wrong(owner, "other-account");
    }
    if (!passkey.isGood()) {
      return new Judgement.Wrong(owner, "copied-passkey");
    }
    PasskeyCeremony.Verdict verdict = PasskeyCeremony.judge(us(), challenge.get(), passkey, answer);
    Instant now = clock.instant();
    if (verdict instanceof PasskeyCeremony.Verdict.Right right) {
      passkeys.use(passkey.id(), right.signCount(), now);
      return new Judgement.Right(passkey.userId(), passkey.id());
    }
    if (verdict instanceof PasskeyCeremony.Verdict.Copied) {
      passkeys.markCopied(passkey.id(), now);
      User victim = users.find(passkey.userId()).orElseThrow();
      changes.fire(
          AccountChanged.own(
              AccountChanged.Kind.PASSKEY_COPIED,
              victim,
              origin,
              Map.of("passkey", passkey.name())));
      notices.tell(UserNotice.Kind.PASSKEY_COPIED, victim, origin);
      return new Judgement.Wrong(owner, "copied-passkey");
    }
    return new Judgement.Wrong(owner, "wrong-passkey");
  }

  /** Who signs in by a passkey alone is found by what it calls them; later it need not say so. */
  private boolean isHandleRight(Passkey passkey, Optional<UUID> user, PasskeyAnswer answer) {
    return answer
        .userHandle()
        .map(said -> MessageDigest.isEqual(said, passkeys.handleOf(passkey.userId())))
        .orElse(user.isPresent());
  }

  private String challenge(PasskeyPurpose purpose, Optional<UUID> user) {
    Instant now = clock.instant();
    String challenge = Tokens.next();
    challenges.add(
        Tokens.hash(challenge),
        new PasskeyChallenges.Asked(purpose, user.orElse(null), now.plus(LIFE)),
        now);
    return challenge;
  }

  /** Uses up the challenge that this answers; empty if it was not made for this. */
  private Optional<byte[]> answered(
      byte[] clientData, PasskeyPurpose purpose, Optional<UUID> user) {
    Instant now = clock.instant();
    return PasskeyCeremony.challengeOf(clientData)
        .filter(
            challenge ->
                challenges
                    .take(Tokens.hash(challenge))
                    .filter(asked -> asked.isFor(purpose, user, now))
                    .isPresent())
        .map(challenge -> Base64.getUrlDecoder().decode(challenge));
  }

  private RelyingParty us() {
    return RelyingParty.of(settings)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_FOUND, "There are no passkeys without FRONTEND_URL."));
  }
}
