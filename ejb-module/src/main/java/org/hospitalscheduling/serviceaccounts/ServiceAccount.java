package org.hospitalscheduling.serviceaccounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.shared.Ids;

/**
 * A program that uses the API. A revoked account stays: the activity log and appointments refer to
 * it. Its id is its client id.
 */
@Entity
@Table(name = "service_account")
public class ServiceAccount {

  @Id private UUID id;
  private String name;
  private String nameKey;
  private byte[] secretHash;
  private String scopes;

  private boolean demographicsTrusted;

  private Instant createdAt;
  private UUID createdBy;
  private Instant lastUsedAt;
  private Instant revokedAt;

  /** For JPA. */
  protected ServiceAccount() {}

  /**
   * @param secret random; only its hash is stored
   */
  static ServiceAccount of(
      AccountName name,
      Set<Scope> scopes,
      boolean demographicsTrusted,
      String secret,
      UUID createdBy,
      Instant now) {
    ServiceAccount account = new ServiceAccount();
    account.id = Ids.next();
    account.name = name.text();
    account.nameKey = name.key();
    account.scopes = Scope.text(scopes);
    account.demographicsTrusted = demographicsTrusted;
    account.secretHash = Tokens.hash(secret);
    account.createdBy = createdBy;
    account.createdAt = now;
    return account;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Set<Scope> scopes() {
    return Scope.read(scopes).orElseThrow();
  }

  /** Whether what it says of a known patient replaces what we know. */
  public boolean demographicsTrusted() {
    return demographicsTrusted;
  }

  void trustDemographics(boolean trusted) {
    demographicsTrusted = trusted;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When the account was last used, to about a minute. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public boolean isRevoked() {
    return revokedAt != null;
  }

  /** Compares in constant time. */
  boolean hasSecret(String secret) {
    return MessageDigest.isEqual(secretHash, Tokens.hash(secret));
  }

  void revoke(Instant now) {
    revokedAt = now;
  }
}
