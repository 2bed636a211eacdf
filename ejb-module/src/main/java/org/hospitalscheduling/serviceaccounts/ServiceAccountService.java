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
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Administration of service accounts. A revocation takes effect on the account's next request. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class ServiceAccountService {
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
    return accounts.living().stream().map(ServiceAccountView::of).toList();
  }

  /**
   * @param name one line of 1 to 100 characters
   * @param demographicsTrusted whether what it says of a known patient replaces what we know
   * @throws RefusedException {@link Refusal#INVALID} if nothing may be called that; {@link
   *     Refusal#DUPLICATE} if another account, or a person, has a name that looks like it
   */
  public Added add(String name, Set<Scope> scopes, boolean demographicsTrusted) {
    AccountName wanted = AccountName.ofProgram("name", name, settings.hospitalName());
    users.lockUsernames();
    if (users.isNameTaken(wanted)) {
      throw RefusedException.ofField(Refusal.DUPLICATE, "name", "is already in use");
    }
    String secret = Tokens.next();
    ServiceAccount account =
        ServiceAccount.of(
            wanted, scopes, demographicsTrusted, secret, currentActor.get().id(), clock.instant());
    accounts.add(account);
    announce(
        Kind.SERVICE_ACCOUNT_ADDED,
        account,
        Map.of("scopes", Scope.text(scopes), "demographics", demographics(account)));
    return new Added(ServiceAccountView.of(account), secret);
  }

  /**
   * Says whether an account is trusted with demographics, from its next request on.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}, also for a revoked account
   */
  public ServiceAccountView trustDemographics(UUID id, boolean trusted) {
    ServiceAccount account =
        accounts
            .lock(id)
            .filter(known -> !known.isRevoked())
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such account."));
    if (account.demographicsTrusted() != trusted) {
      account.trustDemographics(trusted);
      announce(
          Kind.SERVICE_ACCOUNT_CHANGED, account, Map.of("demographics", demographics(account)));
    }
    return ServiceAccountView.of(account);
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

  private static String demographics(ServiceAccount account) {
    return ServiceAccountView.of(account).demographics();
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
