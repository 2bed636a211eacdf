package org.hospitalscheduling.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.SecondFactorRule;
import org.hospitalscheduling.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in, or once could. Users are never deleted: the activity log refers to
 * them.
 */
@Entity
@Table(name = "app_user")
public class User {

  @Id private UUID id;
  @Version private int version;
  private String username;
  private String nameKey;
  private String email;
  private String passwordHash;

  @Enumerated(EnumType.STRING)
  private Role role;

  private UserStatus status;
  private boolean addressProven;
  private boolean mayOverride;

  /** When the second factor was enabled; null if there is none. */
  private @Nullable Instant secondFactorSince;

  private boolean secondFactorRequired;

  /** The picture that is shown; null if there is none. */
  private @Nullable UUID avatarId;

  private @Nullable UUID practitionerId;
  private @Nullable UUID departmentId;

  /** The patient who this user is; null if nobody said so. */
  private @Nullable UUID patientId;

  /** The provider that signs the user in, and whom it knows them as; null if none does. */
  private @Nullable String signOnIssuer;

  private @Nullable String signOnSubject;

  private Instant createdAt;
  private Instant updatedAt;

  /** For JPA. */
  protected User() {}

  /**
   * @param name shown to others, unique by what it looks like
   * @param email what the user signs in with, unique ignoring case
   * @param passwordHash a result of {@link Passwords#hash}
   * @param addressProven whether the address is known to be the user's; an active user's is
   */
  public static User register(
      AccountName name,
      String email,
      String passwordHash,
      Role role,
      UserStatus status,
      boolean addressProven,
      Instant now) {
    User user = new User();
    user.id = Ids.next();
    user.username = name.text();
    user.nameKey = name.key();
    user.email = email;
    user.passwordHash = passwordHash;
    user.role = role;
    user.status = status;
    user.addressProven = addressProven;
    user.createdAt = now;
    user.updatedAt = now;
    return user;
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  public String username() {
    return username;
  }

  /** See {@link AccountName#key()}. */
  public String nameKey() {
    return nameKey;
  }

  public String email() {
    return email;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public Role role() {
    return role;
  }

  public UserStatus status() {
    return status;
  }

  /**
   * Whether the address is known to be the user's. Until then it is nobody's: others may register
   * with it, and whoever owns it gets it.
   */
  public boolean isAddressProven() {
    return addressProven;
  }

  /** Says that the address is the user's. */
  public void proveAddress(Instant now) {
    addressProven = true;
    updatedAt = now;
  }

  public boolean mayOverride() {
    return mayOverride;
  }

  /** Whether signing in needs more than the password. */
  public boolean hasSecondFactor() {
    return secondFactorSince != null;
  }

  /** Whether an administrator requires a second factor of this account. */
  public boolean isSecondFactorRequired() {
    return secondFactorRequired;
  }

  /** Whether the account must have a second factor, by the hospital's rule or by itself. */
  public boolean mustHaveSecondFactor(SecondFactorRule rule) {
    return SecondFactorPolicy.isRequired(rule, role, secondFactorRequired, signOnSubject != null);
  }

  public Optional<UUID> avatarId() {
    return Optional.ofNullable(avatarId);
  }

  /** The practitioner that this user is. */
  public Optional<UUID> practitionerId() {
    return Optional.ofNullable(practitionerId);
  }

  /** The department that this user works for. */
  public Optional<UUID> departmentId() {
    return Optional.ofNullable(departmentId);
  }

  /** Whom the hospital's sign-on knows the user as; empty if they sign in with a password. */
  public Optional<String> signOnSubject() {
    return Optional.ofNullable(signOnSubject);
  }

  /** Whether this provider signs the user in, by this subject if one is given. */
  public boolean isKnownAs(String issuer, Optional<String> subject) {
    return issuer.equals(signOnIssuer)
        && subject.map(wanted -> wanted.equals(signOnSubject)).orElse(true);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Whether the user can sign in and their sessions are accepted. */
  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /**
   * Whether this is an active administrator: without the last one nobody could manage the hospital.
   */
  public boolean isActiveAdmin() {
    return isActive() && role == Role.ADMIN;
  }

  /** Changes the status; a disabled user keeps name and history. */
  public void changeStatus(UserStatus next, Instant now) {
    status = next;
    updatedAt = now;
  }

  public void changeRole(Role next, Instant now) {
    role = next;
    updatedAt = now;
  }

  public void rename(AccountName next, Instant now) {
    username = next.text();
    nameKey = next.key();
    updatedAt = now;
  }

  /** Changes the address that the user signs in with. */
  public void moveTo(String address, Instant now) {
    email = address;
    updatedAt = now;
  }

  /**
   * @param hash a result of {@link Passwords#hash}
   */
  public void changePassword(String hash, Instant now) {
    passwordHash = hash;
    updatedAt = now;
  }

  /** From now on this provider signs the user in, and nobody by a password. */
  public void signOnAs(String issuer, String subject, Instant now) {
    signOnIssuer = issuer;
    signOnSubject = subject;
    passwordHash = Passwords.OF_NOBODY;
    updatedAt = now;
  }

  /** From now on no provider signs the user in; they have to set a password. */
  public void signOnNoMore(Instant now) {
    signOnIssuer = null;
    signOnSubject = null;
    updatedAt = now;
  }

  /** From now on signing in needs more than the password. */
  public void addSecondFactor(Instant now) {
    secondFactorSince = now;
    updatedAt = now;
  }

  public void dropSecondFactor(Instant now) {
    secondFactorSince = null;
    updatedAt = now;
  }

  /** Says whether the account must have a second factor whatever the hospital's rule is. */
  public void requireSecondFactor(boolean required, Instant now) {
    secondFactorRequired = required;
    updatedAt = now;
  }

  /** Shows a picture; {@code null} for none. */
  public void show(@Nullable UUID avatar, Instant now) {
    avatarId = avatar;
    updatedAt = now;
  }

  /** Says which practitioner this user is; {@code null} for none. */
  public void linkTo(@Nullable UUID practitioner, Instant now) {
    practitionerId = practitioner;
    updatedAt = now;
  }

  /** The patient who this user is, as far as somebody said so. */
  public Optional<UUID> patientId() {
    return Optional.ofNullable(patientId);
  }

  /** Says which patient this user is; {@code null} for none. */
  public void linkToPatient(@Nullable UUID patient, Instant now) {
    patientId = patient;
    updatedAt = now;
  }

  /** Says which department this user works for; {@code null} for none. */
  public void workFor(@Nullable UUID department, Instant now) {
    departmentId = department;
    updatedAt = now;
  }

  /** Grants or revokes the right to overlap patients and to overbook explicitly. */
  public void allowOverride(boolean allowed, Instant now) {
    mayOverride = allowed;
    updatedAt = now;
  }
}
