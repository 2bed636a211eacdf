package org.hospitalscheduling.serviceaccounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Administration of service accounts. A revocation takes effect on the account's next request. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class ServiceAccountService {

  /** Requests a minute on each server, where nobody said another number. */
  static final int USUAL_RATE = 6_000;

  @Inject private ServiceAccounts accounts;
  @Inject private Users users;
  @Inject private Settings settings;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /** A new account with its secret, which is shown only in this answer. */
  public record Added(ServiceAccountView account, String secret) {

    /** Omits the secret: this may be logged. */
    @Override
    public String toString() {
      return "Added[" + account.id() + "]";
    }
  }

  /** The accounts that are not revoked, by name. */
  public List<ServiceAccountView> list() {
    return accounts.living().stream()
        .map(account -> ServiceAccountView.of(account, clock.instant()))
        .toList();
  }

  /**
   * @param name one line of 1 to 100 characters
   * @param given what is empty is none: no trust, any network, 6,000 requests
   * @throws RefusedException {@link Refusal#INVALID} if nothing may be called that; {@link
   *     Refusal#DUPLICATE} if another account, or a person, has a name that looks like it
   */
  public Added add(String name, ServiceAccountPatch given) {
    AccountName wanted = AccountName.ofProgram("name", name, settings.hospitalName());
    users.lockUsernames();
    if (users.isNameTaken(wanted)) {
      throw RefusedException.ofField(Refusal.DUPLICATE, "name", "is already in use");
    }
    String secret = Tokens.next();
    ServiceAccount account =
        ServiceAccount.of(
            wanted,
            given.scopes().orElse(Set.of()),
            given.demographicsTrusted().orElse(false),
            given.networks().orElse(List.of()),
            given.requestsPerMinute().orElse(USUAL_RATE),
            secret,
            currentActor.get().id(),
            clock.instant());
    accounts.add(account);
    announce(Kind.SERVICE_ACCOUNT_ADDED, account, account.described());
    return new Added(ServiceAccountView.of(account, clock.instant()), secret);
  }

  /**
   * Changes an account, from its next request on. Tokens with a scope that it no longer has are
   * refused.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}, also for a revoked account
   */
  public ServiceAccountView change(UUID id, ServiceAccountPatch patch) {
    ServiceAccount account = lockLiving(id);
    Map<String, String> changed = account.change(patch);
    if (!changed.isEmpty()) {
      announce(Kind.SERVICE_ACCOUNT_CHANGED, account, changed);
    }
    return ServiceAccountView.of(account, clock.instant());
  }

  /**
   * Gives an account another secret. The present one counts beside it for a while, so that the
   * engine can be switched over without an interruption; one before that ends at once.
   *
   * @param overlap how long; zero ends the present secret at once
   * @throws RefusedException {@link Refusal#NOT_FOUND}, also for a revoked account
   */
  public Added renewSecret(UUID id, Duration overlap) {
    ServiceAccount account = lockLiving(id);
    String secret = Tokens.next();
    Instant until = clock.instant().plus(overlap);
    account.renew(secret, until);
    announce(
        Kind.SERVICE_ACCOUNT_CHANGED,
        account,
        Map.of("secret", "renewed", "previousSecretUntil", until.toString()));
    return new Added(ServiceAccountView.of(account, clock.instant()), secret);
  }

  private ServiceAccount lockLiving(UUID id) {
    return accounts
        .lock(id)
        .filter(known -> !known.isRevoked())
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such account."));
  }

  /**
   * Revokes an account, whose requests are refused from now on. Idempotent.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}
   */
  public void revoke(UUID id) {
    ServiceAccount account =
        accounts
            .lock(id)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such account."));
    if (!account.isRevoked()) {
      account.revoke(clock.instant());
      announce(Kind.SERVICE_ACCOUNT_REVOKED, account, Map.of());
    }
  }

  private void announce(Kind kind, ServiceAccount account, Map<String, String> detail) {
    Actor actor = currentActor.get();
    changes.fire(
        new AccountChanged(
            kind,
            account.id(),
            account.name(),
            actor.id(),
            actor.name(),
            Origin.of(actor),
            detail));
  }
}
