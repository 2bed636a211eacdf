package org.hospitalscheduling.accounts;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.PasswordPolicy;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Requests for an account. The answer reveals nothing about who has one. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationGateway {
  @Inject private RegistrationWorkflow registrationWorkflow;
  @Inject private ThrottleCounters throttle;
  @Inject private Passwords passwords;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Creates an account, or does not: the caller cannot tell, and one hash is computed in either
   * case.
   *
   * @throws RefusedException {@link Refusal#INVALID} if nobody may be called that, or the password
   *     is not acceptable; {@link Refusal#THROTTLED} after 100 in a minute from one address; {@link
   *     Refusal#BUSY}
   */
  public void register(RegistrationRequest request, Origin origin) {
    AccountName name =
        AccountName.ofPerson("username", request.username(), settings.hospitalName());
    PasswordPolicy.objection(
            request.password(),
            List.of(request.username(), request.email(), settings.hospitalName()))
        .ifPresent(
            sentence -> {
              throw RefusedException.ofField(Refusal.INVALID, "password", sentence);
            });
    Optional<ThrottleCounters.Exceeded> exceeded =
        throttle.count(SignInLimits.ofRegistration(origin.address()), clock.instant());
    if (exceeded.isPresent()) {
      throw RefusedException.retryAfter(
          Refusal.THROTTLED,
          "Too many registrations. Try again in a minute.",
          exceeded.get().retryAfter());
    }
    String hash = passwords.hash(request.password());
    registrationWorkflow.enrol(
        name,
        request.email(),
        hash,
        isInvited(request.adminInviteCode()),
        settings.registration(),
        origin);
  }

  /** Whether nobody has an account yet: who registers next is the administrator. */
  public boolean isFirst() {
    return registrationWorkflow.isFirst();
  }

  private boolean isInvited(Optional<String> code) {
    Optional<byte[]> right = settings.adminInviteCode().map(secret -> Tokens.hash(secret.value()));
    return right.isPresent()
        && code.filter(given -> MessageDigest.isEqual(right.get(), Tokens.hash(given))).isPresent();
  }
}
