package org.hospitalscheduling.serviceaccounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Administration of service accounts. A revocation takes effect on the account's next request. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class ServiceAccountService {
  @Inject private ServiceAccounts accounts;
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
    return accounts.living().stream().map(ServiceAccountView::of).toList();
  }

  /**
   * @param name one line of 1 to 100 characters
   * @throws RefusedException {@link Refusal#DUPLICATE} if another has that name
   */
  public Added add(String name, Set<Scope> scopes) {
    String secret = Tokens.next();
    ServiceAccount account =
        ServiceAccount.of(name, scopes, secret, currentActor.get().id(), clock.instant());
    accounts.add(account);
    announce(Kind.SERVICE_ACCOUNT_ADDED, account, Map.of("scopes", Scope.text(scopes)));
    return new Added(ServiceAccountView.of(account), secret);
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
