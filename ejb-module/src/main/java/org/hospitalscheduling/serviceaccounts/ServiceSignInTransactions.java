package org.hospitalscheduling.serviceaccounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Scope;

/** Records service accounts' attempts to sign in, each in a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ServiceSignInTransactions {
  @Inject private ServiceAccounts accounts;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /** Records that a token was issued. */
  public void granted(ServiceAccount account, Set<Scope> scopes, Origin origin) {
    accounts.touch(account.id(), clock.instant());
    changes.fire(
        new AccountChanged(
            Kind.TOKEN_ISSUED,
            account.id(),
            account.name(),
            account.id(),
            account.name(),
            origin,
            Map.of("scopes", Scope.text(scopes))));
  }

  /**
   * Records that a token was refused.
   *
   * @param account the account with the client id, if there is one
   */
  public void refused(Optional<ServiceAccount> account, Origin origin, String reason) {
    Map<String, String> detail = Map.of("reason", reason);
    changes.fire(
        account
            .map(
                known ->
                    new AccountChanged(
                        Kind.TOKEN_REFUSED,
                        known.id(),
                        known.name(),
                        null,
                        known.name(),
                        origin,
                        detail))
            .orElseGet(() -> AccountChanged.ofNobody(Kind.TOKEN_REFUSED, origin, detail)));
  }

  public void touch(UUID id) {
    accounts.touch(id, clock.instant());
  }
}
