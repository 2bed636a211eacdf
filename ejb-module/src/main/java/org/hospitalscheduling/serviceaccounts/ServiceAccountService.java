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

/** What administrators do to machines. Revoking takes effect on the machine's next request. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class ServiceAccountService {
  @Inject private ServiceAccounts accounts;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /** A new account with its secret, which nobody can be told again. */
  public record Added(ServiceAccountView account, String secret) {

    /** Not the secret: this may reach a log. */
    @Override
    public String toString() {
      return "Added[" + account.id() + "]";
    }
  }

  /** Those that may sign in, by name. */
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
   * Refuses it from its next request on; one that was revoked already stays so.
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
