package org.hospitalscheduling.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/**
 * Somebody who may sign in, or could once. Accounts are never deleted: the activity log names them.
 */
@Entity
@Table(name = "app_user")
public class User {

  @Id private UUID id;

  @Version private int version;

  private String username;

  private String email;

  @Column(name = "password_hash")
  private String passwordHash;

  @Enumerated(EnumType.STRING)
  private Role role;

  private UserStatus status;

  @Column(name = "may_override")
  private boolean mayOverride;

  /** When the second factor was put in force; null where there is none. */
  @Column(name = "second_factor_since")
  private Instant secondFactorSince;

  /** The picture that is shown; null where there is none. */
  @Column(name = "avatar_id")
  private UUID avatarId;

  @Column(name = "practitioner_id")
  private UUID practitionerId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For JPA. */
  protected User() {}

  /**
   * @param username shown to others, unique without regard to case
   * @param email what one signs in with, unique without regard to case
   * @param passwordHash what {@link Passwords#hash} gave
   */
  public static User register(
      String username,
      String email,
      String passwordHash,
      Role role,
      UserStatus status,
      Instant now) {
    User user = new User();
    user.id = Ids.next();
    user.username = username;
    user.email = email;
    user.passwordHash = passwordHash;
    user.role = role;
    user.status = status;
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

  public boolean mayOverride() {
    return mayOverride;
  }

  /** Whether the password alone does not sign in. */
  public boolean hasSecondFactor() {
    return secondFactorSince != null;
  }

  public Optional<UUID> avatarId() {
    return Optional.ofNullable(avatarId);
  }

  /** Which practitioner a doctor is. */
  public Optional<UUID> practitionerId() {
    return Optional.ofNullable(practitionerId);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Whether the account can sign in and its sessions count. */
  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /** Whether losing this account could leave the hospital without anybody who may do everything. */
  public boolean isActiveAdmin() {
    return isActive() && role == Role.ADMIN;
  }

  /** Takes the account into {@code status}; a disabled one keeps its name and its history. */
  public void changeStatus(UserStatus next, Instant now) {
    status = next;
    updatedAt = now;
  }

  public void changeRole(Role next, Instant now) {
    role = next;
    updatedAt = now;
  }

  public void rename(String next, Instant now) {
    username = next;
    updatedAt = now;
  }

  /** Signs in with another address from now on. */
  public void moveTo(String address, Instant now) {
    email = address;
    updatedAt = now;
  }

  /**
   * @param hash what {@link Passwords#hash} gave
   */
  public void changePassword(String hash, Instant now) {
    passwordHash = hash;
    updatedAt = now;
  }

  public void requireSecondFactor(Instant now) {
    secondFactorSince = now;
    updatedAt = now;
  }

  public void dropSecondFactor(Instant now) {
    secondFactorSince = null;
    updatedAt = now;
  }

  /** Shows a picture, or with {@code null} none. */
  public void show(UUID avatar, Instant now) {
    avatarId = avatar;
    updatedAt = now;
  }

  /** Says which practitioner this is; {@code null}: none. */
  public void linkTo(UUID practitioner, Instant now) {
    practitionerId = practitioner;
    updatedAt = now;
  }

  /** Gives or takes the right to overlap patients and to overbook explicitly. */
  public void allowOverride(boolean allowed, Instant now) {
    mayOverride = allowed;
    updatedAt = now;
  }
}
