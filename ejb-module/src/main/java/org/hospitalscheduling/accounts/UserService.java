package org.hospitalscheduling.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SharedName;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserFilter;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.secondfactor.Passkeys;
import org.hospitalscheduling.secondfactor.SecondFactors;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/** Administration of users. A change takes effect on the user's next request. */
@Stateless
@RolesAllowed(Role.Name.ADMIN)
public class UserService {
  @Inject private Users users;
  @Inject private RegistrationWorkflow registrations;
  @Inject private MailedTokens tokens;
  @Inject private Passkeys passkeys;
  @Inject private SecondFactors factors;
  @Inject private Settings settings;
  @Inject private Sessions sessions;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;
  @Inject private UserNotices notices;

  /**
   * Users ordered by user name. Auditors see names and roles, and find them by nothing else.
   *
   * @param cursor {@code next} of the page before
   * @param limit at least 1
   */
  @RolesAllowed({Role.Name.ADMIN, Role.Name.AUDITOR})
  public Page<UserSummary> list(UserFilter filter, Optional<String> cursor, int limit) {
    Optional<String> after = cursor.map(text -> Cursor.decode(text, 1).text(0));
    boolean all = currentActor.get().role() == Role.ADMIN;
    return Page.of(
        users.page(all ? filter : filter.byNameAlone(), after, limit + 1).stream()
            .map(all ? UserSummary::of : UserSummary::ofNameAndRole)
            .toList(),
        limit,
        account -> Cursor.encode(account.username()));
  }

  /**
   * The accounts, service accounts too, whose names look like another's, from the time before names
   * were unique by that.
   */
  public List<SharedName> sharedNames() {
    return users.sharedNames();
  }

  /** The administrator says that the address is the user's. */
  private void takeAddress(User user) {
    if (users.findByEmail(user.email()).isPresent()) {
      throw RefusedException.ofField(
          Refusal.DUPLICATE, "addressChecked", "another account has this e-mail address");
    }
    user.proveAddress(clock.instant());
    users.flush();
    registrations.endOthers(user, Origin.of(currentActor.get()));
  }

  /**
   * Approves or disables a user, changes their role, or says which practitioner or patient they
   * are, for which department they work, or whom the hospital's sign-on knows them as. Disabling
   * and connecting end every session; a new role invalidates every access token that names the old
   * one. Whoever waited for approval is told by mail.
   *
   * @param version the version that the change is based on
   * @throws RefusedException {@link Refusal#NOT_FOUND}; {@link Refusal#STALE_VERSION}; {@link
   *     Refusal#LAST_ADMIN} if no active administrator would be left; {@link
   *     Refusal#UNKNOWN_DOCTOR}; {@link Refusal#UNKNOWN_PATIENT}; {@link
   *     Refusal#UNKNOWN_DEPARTMENT}; {@link Refusal#ADDRESS_UNPROVEN} if a user is to be approved
   *     whose address nobody has checked; {@link Refusal#DUPLICATE} if another account has it, or
   *     the subject; {@link Refusal#INVALID}
   */
  public UserSummary change(UUID id, int version, UserPatch patch) {
    users.lockUsernames();
    User user =
        users
            .find(id)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such account."));
    if (user.version() != version) {
      throw new RefusedException(
          Refusal.STALE_VERSION, "Someone else has changed this account since you read it.");
    }
    UUID practitioner = patch.practitioner().value();
    if (practitioner != null && !users.knowsPractitioner(practitioner)) {
      throw RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, "practitionerId", "no such doctor");
    }
    UUID patient = patch.patient().value();
    if (patient != null && !users.knowsPatient(patient)) {
      throw RefusedException.ofField(Refusal.UNKNOWN_PATIENT, "patientId", "no such patient");
    }
    UUID department = patch.department().value();
    if (department != null && !users.knowsDepartment(department)) {
      throw RefusedException.ofField(
          Refusal.UNKNOWN_DEPARTMENT, "departmentId", "no such department");
    }
    if (patch.addressChecked() && !user.isAddressProven()) {
      takeAddress(user);
    }
    if (!user.isAddressProven() && patch.status().equals(Optional.of(UserStatus.ACTIVE))) {
      throw RefusedException.ofField(
          Refusal.ADDRESS_UNPROVEN,
          "addressChecked",
          "nobody has confirmed that the e-mail address is theirs");
    }
    boolean waited = user.status() == UserStatus.PENDING;
    boolean wasActiveAdmin = user.isActiveAdmin();
    Map<String, String> changed = apply(user, patch, clock.instant());
    if (patch.signOnSubject().present()
        && !Objects.equals(patch.signOnSubject().value(), user.signOnSubject().orElse(null))) {
      connect(user, patch.signOnSubject().value());
      changed.put("signOn", String.valueOf(patch.signOnSubject().value()));
    }
    if (patch.addressChecked()) {
      changed.put("addressChecked", "true");
    }
    if (changed.isEmpty()) {
      return UserSummary.of(user);
    }
    if (wasActiveAdmin && !user.isActiveAdmin() && users.countActiveAdmins() == 0) {
      throw new RefusedException(
          Refusal.LAST_ADMIN,
          "This is the only administrator. Make someone else an administrator first.");
    }
    if (!user.isActive() || changed.containsKey("signOn")) {
      sessions.lockOfUser(id).forEach(session -> session.revoke(clock.instant()));
    }
    sessions.announce(id);
    Actor actor = currentActor.get();
    Origin origin = Origin.of(actor);
    changes.fire(
        new AccountChanged(
            AccountChanged.Kind.ACCOUNT_CHANGED,
            id,
            user.username(),
            actor.id(),
            actor.name(),
            origin,
            changed));
    if (waited && user.isActive()) {
      notices.tell(UserNotice.Kind.ACCOUNT_APPROVED, user, origin);
    }
    if (changed.containsKey("signOn") && user.signOnSubject().isPresent()) {
      notices.tell(UserNotice.Kind.SIGN_ON_CONNECTED, user, origin);
    }
    users.flush();
    return UserSummary.of(user);
  }

  /**
   * Says whom the hospital's sign-on knows the user as. All other ways to sign in to the account
   * end, so that whoever is signed out there is signed out here.
   */
  private void connect(User user, @Nullable String subject) {
    if (subject == null) {
      user.signOnNoMore(clock.instant());
      return;
    }
    SignOn signOn =
        settings
            .signOn()
            .orElseThrow(
                () ->
                    RefusedException.ofField(
                        Refusal.INVALID, "signOnSubject", "has no meaning without a sign-on"));
    if (signOn.emergencyAccount().isPresent() && signOn.acceptsPasswordOf(user.email())) {
      throw RefusedException.ofField(
          Refusal.INVALID, "signOnSubject", "is not for the emergency account");
    }
    if (users.idOfSignOn(signOn.issuer(), subject).isPresent()) {
      throw RefusedException.ofField(
          Refusal.DUPLICATE, "signOnSubject", "is another account's already");
    }
    user.signOnAs(signOn.issuer(), subject, clock.instant());
    passkeys.removeAll(user.id());
    if (factors.find(user.id()).isEmpty()) {
      user.dropSecondFactor(clock.instant());
      factors.remove(user.id());
    }
    tokens.removeOfUser(user.id());
    users.flush();
  }

  private static Map<String, String> apply(User user, UserPatch patch, Instant now) {
    Map<String, String> changed = new TreeMap<>();
    patch
        .role()
        .filter(role -> role != user.role())
        .ifPresent(
            role -> {
              user.changeRole(role, now);
              changed.put("role", role.name());
            });
    patch
        .status()
        .filter(status -> status != user.status())
        .ifPresent(
            status -> {
              user.changeStatus(status, now);
              changed.put("status", status.code());
            });
    patch
        .mayOverride()
        .filter(allowed -> allowed != user.mayOverride())
        .ifPresent(
            allowed -> {
              user.allowOverride(allowed, now);
              changed.put("mayOverride", allowed.toString());
            });
    patch
        .requireSecondFactor()
        .filter(required -> required != user.isSecondFactorRequired())
        .ifPresent(
            required -> {
              user.requireSecondFactor(required, now);
              changed.put("requireSecondFactor", required.toString());
            });
    Patch<UUID> practitioner = patch.practitioner();
    if (practitioner.present()
        && !Objects.equals(practitioner.value(), user.practitionerId().orElse(null))) {
      user.linkTo(practitioner.value(), now);
      changed.put("practitioner", String.valueOf((Object) practitioner.value()));
    }
    Patch<UUID> patient = patch.patient();
    if (patient.present() && !Objects.equals(patient.value(), user.patientId().orElse(null))) {
      user.linkToPatient(patient.value(), now);
      changed.put("patient", patient.value() == null ? "unlinked" : "linked");
    }
    Patch<UUID> department = patch.department();
    if (department.present()
        && !Objects.equals(department.value(), user.departmentId().orElse(null))) {
      user.workFor(department.value(), now);
      changed.put("department", String.valueOf((Object) department.value()));
    }
    return changed;
  }
}
