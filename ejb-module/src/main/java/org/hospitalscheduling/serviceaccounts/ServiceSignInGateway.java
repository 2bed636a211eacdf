package org.hospitalscheduling.serviceaccounts;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.sessions.AccessTokens;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * How service accounts sign in. A secret of 256 random bits cannot be guessed, so only network
 * addresses are throttled: nobody can lock a service account out.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServiceSignInGateway {
  /** The precision of the last use. */
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  @Inject private ServiceAccounts accounts;
  @Inject private ServiceSignInTransactions transactions;
  @Inject private RequestRates rates;
  @Inject private ThrottleCounters throttle;
  @Inject private AccessTokens tokens;
  @Inject private Clock clock;

  /** A service account that is not revoked, as the database has it now. */
  public record Facts(
      UUID id,
      String name,
      Set<Scope> scopes,
      boolean demographicsTrusted,
      boolean mayCallFromHere,
      int requestsPerMinute) {}

  /**
   * A token for a caller who knows the secret.
   *
   * @param scope what the token should authorise; everything that the account may do if none is
   *     named
   * @throws RefusedException {@link Refusal#THROTTLED} after 100 failures in a minute from one
   *     network address
   */
  public ServiceSignIn signIn(
      String clientId, String secret, Optional<String> scope, Origin origin) {
    List<ThrottleCounters.Limit> limits = SignInLimits.ofClient(origin.address());
    Optional<ThrottleCounters.Exceeded> exceeded = throttle.count(limits, clock.instant());
    if (exceeded.isPresent()) {
      throw exceeded.get().refusal();
    }
    Optional<ServiceAccount> account = Ids.parse(clientId).flatMap(accounts::find);
    Optional<String> fault = fault(account, secret, origin);
    if (fault.isPresent()) {
      transactions.refused(account, origin, fault.get());
      return new ServiceSignIn.UnknownClient();
    }
    throttle.forgive(limits, clock.instant());
    Set<Scope> has = account.get().scopes();
    Optional<Set<Scope>> wanted = scope.map(Scope::read).orElse(Optional.of(has));
    if (wanted.isEmpty() || !has.containsAll(wanted.get())) {
      transactions.refused(account, origin, "scope-denied");
      return new ServiceSignIn.ScopeDenied();
    }
    transactions.granted(account.get(), wanted.get(), origin);
    return new ServiceSignIn.Granted(
        tokens.issueToService(account.get().id(), wanted.get()), AccessTokens.LIFE, wanted.get());
  }

  /**
   * The service account that a token belongs to; empty if it was revoked.
   *
   * @param address the caller's
   */
  public Optional<Facts> check(UUID id, String address) {
    Optional<ServiceAccount> account = accounts.findLiving(id);
    Instant now = clock.instant();
    account
        .filter(
            known ->
                known.lastUsedAt().map(last -> last.plus(TOUCH_EVERY)).orElse(now).isBefore(now))
        .ifPresent(known -> transactions.touch(known.id()));
    return account.map(
        known ->
            new Facts(
                known.id(),
                known.name(),
                known.scopes(),
                known.demographicsTrusted(),
                known.mayCallFrom(address),
                known.requestsPerMinute()));
  }

  /**
   * Lets a request of a service account in, which counts it.
   *
   * @throws RefusedException {@link Refusal#NOT_ALLOWED} from a network that it is not bound to;
   *     {@link Refusal#THROTTLED} beyond its rate
   */
  public void admit(Facts account) {
    if (!account.mayCallFromHere()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "This service account may not call from this network.");
    }
    rates
        .count(account.id(), account.requestsPerMinute(), clock.instant())
        .ifPresent(
            wait -> {
              throw RefusedException.retryAfter(
                  Refusal.THROTTLED, "This service account sends more requests than it may.", wait);
            });
  }

  /** Why a sign-in fails, for the log only: the caller gets the same answer for all of them. */
  private Optional<String> fault(Optional<ServiceAccount> account, String secret, Origin origin) {
    if (account.isEmpty()) {
      return Optional.of("unknown-client");
    }
    if (!account.get().hasSecret(secret, clock.instant())) {
      return Optional.of("wrong-secret");
    }
    if (!account.get().mayCallFrom(origin.address())) {
      return Optional.of("other-network");
    }
    return account.get().isRevoked() ? Optional.of("revoked") : Optional.empty();
  }
}
