package org.hospitalscheduling.secondfactor;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.SealedSecrets;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.settings.Settings;

/**
 * Whether a code is right and has not been used. Works in the caller's transaction: the code is
 * used up only if what it authorises is committed.
 */
@ApplicationScoped
public class SecondFactorCheck {
  private static final String PURPOSE = "totp-secret";

  @Inject private SecondFactors factors;
  @Inject private Passkeys passkeys;
  @Inject private UserNotices notices;
  @Inject private Settings settings;
  @Inject private Clock clock;

  private SecretBox box;
  private Optional<SecretBox> previous;

  @PostConstruct
  void openBoxes() {
    box = new SecretBox(settings.jwtSecret(), PURPOSE);
    previous = settings.jwtSecretPrevious().map(secret -> new SecretBox(secret, PURPOSE));
  }

  /** Offers a new secret; one that is in use stays so until {@link #enables}. */
  public byte[] offer(UUID userId) {
    byte[] secret = Totp.newSecret();
    factors.offer(userId, box.seal(secret, userId.toString()), clock.instant());
    return secret;
  }

  /**
   * Whether this shows that it is the user. Uses up one code of the authenticator or one recovery
   * code, whichever was typed.
   */
  public boolean accepts(User user, FactorProof proof, Origin origin) {
    if (proof instanceof FactorProof.Answered answered) {
      // It may have been removed since it answered.
      return passkeys.isOf(answered.passkey(), user.id());
    }
    return proof instanceof FactorProof.Code code && accepts(user, code.typed(), origin);
  }

  private boolean accepts(User user, String typed, Origin origin) {
    String code = TypedCode.plain(typed);
    if (Totp.isCode(code)) {
      return acceptsCode(user.id(), code);
    }
    boolean recovered =
        RecoveryCodes.hash(code)
            .filter(hash -> factors.useRecoveryCode(user.id(), hash, clock.instant()))
            .isPresent();
    if (recovered) {
      notices.tell(UserNotice.Kind.RECOVERY_CODE_USED, user, origin);
    }
    return recovered;
  }

  /** Uses up one code of the authenticator. */
  public boolean acceptsCode(UUID userId, String typed) {
    Instant now = clock.instant();
    return factors
        .find(userId)
        .map(secret -> Totp.matchingStep(open(secret), TypedCode.plain(typed), now))
        .filter(OptionalLong::isPresent)
        .filter(step -> factors.useStep(userId, step.getAsLong()))
        .isPresent();
  }

  /** Whether a secret was offered after {@code since} and waits for its first code. */
  public boolean isOffered(UUID userId, Instant since) {
    return factors.findOffered(userId, since).isPresent();
  }

  /**
   * Puts the secret that was offered after {@code since} in use, if this is a code of it.
   *
   * @return whether it was
   */
  public boolean enables(UUID userId, String typed, Instant since) {
    Instant now = clock.instant();
    OptionalLong step =
        factors
            .findOffered(userId, since)
            .map(secret -> Totp.matchingStep(open(secret), TypedCode.plain(typed), now))
            .orElseGet(OptionalLong::empty);
    step.ifPresent(used -> factors.useOffered(userId, used, now));
    return step.isPresent();
  }

  /** Re-encrypts the TOTP secrets that are in use; see {@link SealedSecrets#renew}. */
  public SealedSecrets.Renewal renew() {
    int renewed = 0;
    int unreadable = 0;
    for (SecondFactors.SealedSecret secret :
        previous.isPresent() ? factors.lockAll() : factors.all()) {
      String owner = secret.userId().toString();
      if (box.open(secret.sealed(), owner).isPresent()) {
        continue;
      }
      Optional<byte[]> plain = previous.flatMap(older -> older.open(secret.sealed(), owner));
      if (plain.isPresent()) {
        factors.reseal(secret.userId(), box.seal(plain.get(), owner));
        renewed++;
      } else {
        unreadable++;
      }
    }
    return new SealedSecrets.Renewal(renewed, unreadable);
  }

  private byte[] open(SecondFactors.SealedSecret secret) {
    String owner = secret.userId().toString();
    return box.open(secret.sealed(), owner)
        .or(() -> previous.flatMap(older -> older.open(secret.sealed(), owner)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A TOTP secret cannot be read: JWT_SECRET was changed and JWT_SECRET_PREVIOUS"
                        + " does not name the one before."));
  }
}
