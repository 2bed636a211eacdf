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
import org.hospitalscheduling.identity.User;
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
   *     is not acceptable; {@link Refusal#THROTTLED} after 100 in a minute from one network address
   *     or five in an hour for one e-mail address; {@link Refusal#BUSY}
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
        throttle.count(
            SignInLimits.ofRegistration(request.email(), origin.address()), clock.instant());
    if (exceeded.isPresent()) {
      throw RefusedException.retryAfter(
          Refusal.THROTTLED,
          "Too many registrations. Try again later.",
          exceeded.get().retryAfter());
    }
    boolean trusted = mayBeFirst(request.adminInviteCode(), origin);
    String hash = passwords.hash(request.password());
    if (!settings.acceptsPasswordOf(request.email())) {
      registrationWorkflow.ignore(origin);
      return;
    }
    registrationWorkflow.enrol(
        name,
        request.email(),
        hash,
        trusted,
        settings.smtp().isPresent(),
        settings.registration(),
        origin);
  }

  /**
   * Confirms with a mailed link that the address of a registration is the registrant's.
   *
   * @return whether they can sign in at once; if not, an administrator has to approve them
   * @throws RefusedException {@link Refusal#LINK_OVER}; {@link Refusal#THROTTLED}
   */
  public boolean confirm(String token, Origin origin) {
    List<ThrottleCounters.Limit> limits = SignInLimits.ofLink(origin.address());
    throttle
        .count(limits, clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
    User user =
        registrationWorkflow
            .prove(token, settings.registration(), origin)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.LINK_OVER,
                        "The link has expired or has already been used. Register again."));
    throttle.forgive(limits, clock.instant());
    return user.isActive();
  }

  /** Whether nobody has an account yet: who registers next is the administrator. */
  public boolean isFirst() {
    return registrationWorkflow.isFirst();
  }

  /** Whether the first account has to show a code. */
  public boolean needsCode() {
    return settings.adminInviteCode().isPresent();
  }

  /**
   * Whether the registrant may become the first administrator. Counts every attempt with a code,
   * and records every one that opens nothing: after the first account none does.
   */
  private boolean mayBeFirst(Optional<String> code, Origin origin) {
    Optional<String> given = code.filter(text -> !text.isEmpty());
    if (given.isEmpty()) {
      return !needsCode();
    }
    throttle
        .count(SignInLimits.ofInvitation(origin.address()), clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
    Optional<byte[]> right = settings.adminInviteCode().map(secret -> Tokens.hash(secret.value()));
    boolean isRight =
        right.isPresent() && MessageDigest.isEqual(right.get(), Tokens.hash(given.get()));
    if (isRight && isFirst()) {
      return true;
    }
    boolean told = throttle.count(SignInLimits.ofInvitationNotice(), clock.instant()).isEmpty();
    registrationWorkflow.refuseInvitation(told, origin);
    return !needsCode();
  }
}
