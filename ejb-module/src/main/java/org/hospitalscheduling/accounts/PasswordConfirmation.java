package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.PasswordPolicy;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Requires the password for any change to how an account is signed in to, however long the user has
 * been signed in. Computes hashes: never call it in a transaction.
 */
@ApplicationScoped
class PasswordConfirmation {
  @Inject private Users users;
  @Inject private ThrottleCounters throttle;
  @Inject private Passwords passwords;
  @Inject private Settings settings;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;

  /**
   * The current actor's user, after checking their password.
   *
   * @param field the request's name for the password
   * @throws RefusedException {@link Refusal#WRONG_PASSWORD}; {@link Refusal#THROTTLED} after ten
   *     failures in 15 minutes; {@link Refusal#BUSY}
   */
  public User byPassword(String field, String password) {
    User user = users.find(currentActor.get().id()).orElseThrow();
    List<ThrottleCounters.Limit> limits = SignInLimits.ofConfirmation(user.id());
    count(limits);
    boolean right;
    try {
      right = passwords.match(password, user.passwordHash()).isRight();
    } catch (RefusedException busy) {
      throttle.forgive(limits, clock.instant());
      throw busy;
    }
    if (!right) {
      throw RefusedException.ofField(Refusal.WRONG_PASSWORD, field, "is not correct");
    }
    throttle.forgive(limits, clock.instant());
    return user;
  }

  /**
   * Runs an attempt that presents a code. An attempt that fails because of its code stays counted,
   * like a wrong password.
   */
  public <T> T byCode(Supplier<T> attempt) {
    List<ThrottleCounters.Limit> limits = SignInLimits.ofConfirmation(currentActor.get().id());
    count(limits);
    T result;
    try {
      result = attempt.get();
    } catch (RefusedException refused) {
      if (refused.refusal() != Refusal.WRONG_CODE) {
        throttle.forgive(limits, clock.instant());
      }
      throw refused;
    }
    throttle.forgive(limits, clock.instant());
    return result;
  }

  /**
   * The hash of a newly chosen password.
   *
   * @throws RefusedException {@link Refusal#INVALID} with the field, if it is too easy to guess for
   *     this account; {@link Refusal#BUSY}
   */
  public String chosen(String field, String password, User user) {
    PasswordPolicy.objection(
            password, List.of(user.username(), user.email(), settings.hospitalName()))
        .ifPresent(
            sentence -> {
              throw RefusedException.ofField(Refusal.INVALID, field, sentence);
            });
    return passwords.hash(password);
  }

  /**
   * Counts an attempt.
   *
   * @throws RefusedException {@link Refusal#THROTTLED}
   */
  public void count(List<ThrottleCounters.Limit> limits) {
    Optional<ThrottleCounters.Exceeded> exceeded = throttle.count(limits, clock.instant());
    if (exceeded.isPresent()) {
      throw exceeded.get().refusal();
    }
  }
}
