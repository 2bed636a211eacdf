package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Offers a second factor, puts it in force and takes it away, each in a transaction of its own with
 * its activity row and its mail. It asks for no role and no password: only services of this package
 * call it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SecondFactorDesk {
  /** How long a secret that was offered waits for its first code. */
  static final Duration OFFERED = Duration.ofMinutes(15);

  @Inject Users users;
  @Inject SecondFactors factors;
  @Inject SecondFactorCheck check;
  @Inject Notices notices;
  @Inject Clock clock;
  @Inject Event<AccountChanged> changes;

  /** For the container. */
  protected SecondFactorDesk() {}

  /**
   * A new secret, in force once a code of it is shown.
   *
   * @throws RefusedException {@link Refusal#SECOND_FACTOR_ON}
   */
  public byte[] offer(UUID userId) {
    User user = users.lock(userId).orElseThrow();
    refuseIfOn(user);
    return check.offer(userId);
  }

  /**
   * Puts the secret that was offered in force.
   *
   * @return recovery codes, readable this once
   * @throws RefusedException {@link Refusal#SECOND_FACTOR_ON}; {@link Refusal#LINK_OVER} where none
   *     was offered in the last 15 minutes; {@link Refusal#WRONG_CODE}
   */
  public List<String> enable(UUID userId, String code, Origin origin) {
    Instant now = clock.instant();
    User user = users.lock(userId).orElseThrow();
    refuseIfOn(user);
    if (factors
        .find(userId)
        .filter(secret -> secret.createdAt().plus(OFFERED).isAfter(now))
        .isEmpty()) {
      throw new RefusedException(
          Refusal.LINK_OVER, "Begin anew: no secret was set up in the last 15 minutes.");
    }
    if (!check.acceptsCode(userId, code)) {
      throw wrongCode();
    }
    List<String> codes = RecoveryCodes.next();
    factors.replaceRecoveryCodes(
        userId, codes.stream().map(each -> RecoveryCodes.hash(each).orElseThrow()).toList());
    user.requireSecondFactor(now);
    changes.fire(AccountChanged.own(Kind.SECOND_FACTOR_ENABLED, user, origin, Map.of()));
    notices.tell(AccountNotice.Kind.SECOND_FACTOR_ENABLED, user, origin);
    return codes;
  }

  /**
   * Takes the second factor away; that there is none is fine.
   *
   * @throws RefusedException {@link Refusal#WRONG_CODE}
   */
  public void disable(UUID userId, String code, Origin origin) {
    User user = users.lock(userId).orElseThrow();
    if (!user.hasSecondFactor()) {
      return;
    }
    if (!check.accepts(user, code, origin)) {
      throw wrongCode();
    }
    user.dropSecondFactor(clock.instant());
    factors.remove(userId);
    changes.fire(AccountChanged.own(Kind.SECOND_FACTOR_DISABLED, user, origin, Map.of()));
    notices.tell(AccountNotice.Kind.SECOND_FACTOR_DISABLED, user, origin);
  }

  private static void refuseIfOn(User user) {
    if (user.hasSecondFactor()) {
      throw new RefusedException(
          Refusal.SECOND_FACTOR_ON, "A second factor is in force already; switch it off first.");
    }
  }

  private static RefusedException wrongCode() {
    return RefusedException.ofField(Refusal.WRONG_CODE, "code", "is wrong, too old or used");
  }
}
