package org.hospitalscheduling.sessions;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.FactorProofs;
import org.hospitalscheduling.secondfactor.FactorsWanted;
import org.hospitalscheduling.secondfactor.PasskeyAnswer;
import org.hospitalscheduling.secondfactor.PasskeyPurpose;
import org.hospitalscheduling.secondfactor.PasskeyRequest;
import org.hospitalscheduling.secondfactor.PasskeyTransactions;
import org.hospitalscheduling.secondfactor.RecoveryCodes;
import org.hospitalscheduling.secondfactor.SecondFactors;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Signing in, refreshing and signing out. No transaction spans a password check: an attempt is
 * counted and committed, then the hash is computed without holding a connection, then the result is
 * written.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInGateway {
  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private SessionTransactions transactions;
  @Inject private ThrottleCounters throttle;
  @Inject private Passwords passwords;
  @Inject private AccessTokens tokens;
  @Inject private PasskeyTransactions ceremonies;
  @Inject private FactorProofs proofs;
  @Inject private SecondFactors factors;
  @Inject private Clock clock;

  /**
   * Opens a session for a caller who knows the password. A stranger cannot tell whether the address
   * is unknown, the password is wrong or the user is not active.
   *
   * @param shown of the second factor: a code, or a passkey's answer to what an attempt without was
   *     asked
   * @param device the marker that an earlier sign-in left on the device
   * @throws RefusedException {@link Refusal#SIGN_IN_FAILED}; {@link Refusal#SECOND_FACTOR_REQUIRED}
   *     if the password is right and more is needed, with {@link FactorsWanted}; {@link
   *     Refusal#SECOND_FACTOR_FAILED} if that is wrong; {@link Refusal#THROTTLED} after ten wrong
   *     passwords or five wrong codes in 15 minutes from one place, ten times as many from
   *     anywhere, or a hundred in one minute from one network address, which is the only limit on
   *     recovery codes and passkeys; {@link Refusal#BUSY}
   */
  public SignedIn signIn(
      String email,
      String password,
      Optional<ShownFactor> shown,
      Optional<String> device,
      Origin origin) {
    Optional<byte[]> knownDevice =
        device.map(Tokens::hash).filter(hash -> sessions.knowsDevice(hash, email));
    Optional<User> user = users.findByEmail(email);
    List<ThrottleCounters.Limit> limits =
        SignInLimits.ofSignIn(user.map(User::id), email, knownDevice, origin.address());
    admit(limits, user.map(User::id), origin);

    String stored = user.map(User::passwordHash).orElse(Passwords.OF_NOBODY);
    Passwords.Match match;
    try {
      match = passwords.match(password, stored);
    } catch (RefusedException busy) {
      throttle.forgive(limits, clock.instant());
      throw busy;
    }
    if (!match.isRight()) {
      throw failed(user, origin, user.isPresent() ? "wrong-password" : "unknown-account");
    }
    Optional<String> renewed =
        match == Passwords.Match.OUTDATED
            ? Optional.of(passwords.hash(password))
            : Optional.empty();
    UUID id = user.orElseThrow().id();
    List<ThrottleCounters.Limit> codeLimits =
        shown.map(each -> limits(each, id, knownDevice, origin)).orElse(List.of());
    admit(codeLimits, user.map(User::id), origin);
    Optional<FactorProof> proof =
        shown.map(each -> proofs.of(id, PasskeyPurpose.SECOND_STEP, each, origin));
    SessionOpening opening = transactions.open(id, stored, renewed, proof, device, origin);
    if (opening instanceof SessionOpening.NotActive) {
      throw failed(user, origin, "account-not-active");
    }
    throttle.forgive(limits, clock.instant());
    if (opening instanceof SessionOpening.CodeWrong) {
      boolean typed = shown.orElseThrow() instanceof ShownFactor.Code;
      transactions.refuse(
          user.map(User::id), Kind.SIGN_IN_FAILED, origin, typed ? "wrong-code" : "wrong-passkey");
      throttle
          .count(SignInLimits.ofCodeNotice(id), clock.instant())
          .filter(ThrottleCounters.Exceeded::first)
          .ifPresent(slips -> transactions.warnOfCodes(id, origin));
      throw new RefusedException(
          Refusal.SECOND_FACTOR_FAILED,
          typed
              ? "The code is wrong, expired or already used."
              : "The passkey's answer is wrong, late or already used.");
    }
    throttle.forgive(codeLimits, clock.instant());
    if (opening instanceof SessionOpening.Opened opened) {
      return admit(opened);
    }
    throw RefusedException.withFacts(
        Refusal.SECOND_FACTOR_REQUIRED, "Your second factor is required.", wanted(id, origin));
  }

  private static List<ThrottleCounters.Limit> limits(
      ShownFactor shown, UUID user, Optional<byte[]> knownDevice, Origin origin) {
    if (!(shown instanceof ShownFactor.Code code)) {
      return SignInLimits.ofPasskey(origin.address());
    }
    return RecoveryCodes.isOne(code.typed())
        ? SignInLimits.ofRecovery(origin.address())
        : SignInLimits.ofCode(user, knownDevice, origin.address());
  }

  private FactorsWanted wanted(UUID user, Origin origin) {
    admit(SignInLimits.ofPasskeyChallenge(origin.address()), Optional.of(user), origin);
    return new FactorsWanted(
        factors.find(user).isPresent(),
        ceremonies.ask(user, PasskeyPurpose.SECOND_STEP).orElse(null));
  }

  /**
   * Asks for a passkey that signs its owner in, whoever that is.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there are no passkeys here; {@link
   *     Refusal#THROTTLED} after 600 in a minute from one network address
   */
  public PasskeyRequest askForPasskey(Origin origin) {
    admit(SignInLimits.ofPasskeyChallenge(origin.address()), Optional.empty(), origin);
    return ceremonies.askAnyone();
  }

  /**
   * Opens a session for whoever's passkey answered, which takes the place of address, password and
   * code. A stranger cannot tell why an answer was refused.
   *
   * @param device the marker that an earlier sign-in left on the device
   * @throws RefusedException {@link Refusal#SIGN_IN_FAILED}; {@link Refusal#THROTTLED} after a
   *     hundred wrong answers in one minute from one network address
   */
  public SignedIn signInByPasskey(PasskeyAnswer answer, Optional<String> device, Origin origin) {
    List<ThrottleCounters.Limit> limits = SignInLimits.ofPasskey(origin.address());
    admit(limits, Optional.empty(), origin);
    var judgement = ceremonies.judge(PasskeyPurpose.SIGN_IN, Optional.empty(), answer, origin);
    if (judgement instanceof PasskeyTransactions.Judgement.Right right) {
      SessionOpening opening =
          transactions.openByPasskey(right.userId(), right.passkey(), device, origin);
      if (opening instanceof SessionOpening.Opened opened) {
        throttle.forgive(limits, clock.instant());
        return admit(opened);
      }
      throw notByPasskey(Optional.of(right.userId()), "account-not-active", origin);
    }
    var wrong = (PasskeyTransactions.Judgement.Wrong) judgement;
    throw notByPasskey(wrong.userId(), wrong.reason(), origin);
  }

  private RefusedException notByPasskey(Optional<UUID> user, String reason, Origin origin) {
    transactions.refuse(user, Kind.SIGN_IN_FAILED, origin, reason);
    return new RefusedException(
        Refusal.SIGN_IN_FAILED, "This passkey does not sign in to an active account here.");
  }

  /** What the client gets of a session that was opened for it. */
  public SignedIn admit(SessionOpening.Opened opened) {
    return signedIn(
        opened.session().id(),
        opened.token(),
        opened.session().expiresAt(),
        Optional.of(opened.device()),
        opened.account());
  }

  /**
   * Exchanges a refresh token for a new one and an access token.
   *
   * @throws RefusedException {@link Refusal#SUPERSEDED} if another request exchanged it within the
   *     last 30 s; {@link Refusal#SIGNED_OUT} if it is unknown, its session has ended, or it had
   *     been used up before, which ends the session
   */
  public SignedIn refresh(String refreshToken, Origin origin) {
    Rotation rotation = transactions.rotate(refreshToken, origin);
    if (rotation instanceof Rotation.Rotated rotated) {
      return signedIn(
          rotated.sessionId(),
          rotated.token(),
          rotated.sessionEndsAt(),
          Optional.empty(),
          rotated.account());
    }
    if (rotation instanceof Rotation.Superseded) {
      throw new RefusedException(
          Refusal.SUPERSEDED, "Another window has just renewed this session.");
    }
    throw new RefusedException(Refusal.SIGNED_OUT, "The session has ended. Sign in again.");
  }

  /**
   * Ends the session of a refresh token; does nothing if the token is unknown or the session has
   * ended.
   */
  public void signOut(String refreshToken, Origin origin) {
    transactions.endByToken(refreshToken, origin);
  }

  /** Ends a session; does nothing if it is unknown or has ended. */
  public void signOut(UUID sessionId, Origin origin) {
    transactions.end(sessionId, origin);
  }

  private void admit(List<ThrottleCounters.Limit> limits, Optional<UUID> user, Origin origin) {
    Optional<ThrottleCounters.Exceeded> exceeded = throttle.count(limits, clock.instant());
    if (exceeded.isPresent()) {
      // Once per window: a flood of attempts must not become a flood of activity rows.
      if (exceeded.get().first()) {
        transactions.refuse(user, Kind.SIGN_IN_THROTTLED, origin, "too-many-failures");
      }
      throw exceeded.get().refusal();
    }
  }

  private RefusedException failed(Optional<User> user, Origin origin, String reason) {
    transactions.refuse(user.map(User::id), Kind.SIGN_IN_FAILED, origin, reason);
    return new RefusedException(
        Refusal.SIGN_IN_FAILED,
        "The e-mail address or the password is wrong, or the account is not active.");
  }

  private SignedIn signedIn(
      UUID sessionId,
      String refreshToken,
      Instant endsAt,
      Optional<String> device,
      ProfileView account) {
    return new SignedIn(
        tokens.issue(account.id(), account.role(), sessionId),
        AccessTokens.LIFE,
        refreshToken,
        endsAt,
        device,
        account);
  }
}
