package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Registration;

/**
 * Creates accounts, one at a time: which one is the first is decided under a lock for the whole
 * cluster.
 */
@ApplicationScoped
public class RegistrationWorkflow {
  @Inject private Users users;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * Creates the account that the policy grants, if any, in a transaction of its own. If an account
   * has the address already, nothing is created. A name that is taken, or looks like one that is,
   * gets a number appended.
   *
   * @return the account, if one was created
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<ProfileView> enrol(
      AccountName name,
      String email,
      String passwordHash,
      boolean invited,
      Registration rule,
      Origin origin) {
    Instant now = clock.instant();
    users.lockUsernames();
    Optional<RegistrationPolicy.Grant> grant =
        users.findByEmail(email).isPresent()
            ? Optional.empty()
            : RegistrationPolicy.decide(users.isEmpty(), invited, rule);
    if (grant.isEmpty()) {
      changes.fire(AccountChanged.ofNobody(Kind.REGISTRATION_IGNORED, origin, Map.of()));
      return Optional.empty();
    }
    User user =
        User.register(
            freeName(name),
            email.strip(),
            passwordHash,
            grant.get().role(),
            grant.get().status(),
            now);
    users.add(user);
    changes.fire(
        AccountChanged.own(
            Kind.REGISTERED,
            user,
            origin,
            Map.of("role", user.role().name(), "status", user.status().code())));
    return Optional.of(ProfileView.of(user));
  }

  /** Whether there is no account yet. */
  boolean isFirst() {
    return users.isEmpty();
  }

  private AccountName freeName(AccountName wanted) {
    AccountName name = wanted;
    for (int number = 2; users.isNameTaken(name); number++) {
      name = wanted.numbered(number);
    }
    return name;
  }
}
