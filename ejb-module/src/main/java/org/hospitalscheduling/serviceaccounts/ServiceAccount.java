package org.hospitalscheduling.serviceaccounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.settings.Network;
import org.hospitalscheduling.shared.Ids;
import org.jspecify.annotations.Nullable;

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

  private byte @Nullable [] previousSecretHash;
  private @Nullable Instant previousSecretUntil;

  private String networks = "";
  private int requestsPerMinute;

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
      List<Network> networks,
      int requestsPerMinute,
      String secret,
      UUID createdBy,
      Instant now) {
    ServiceAccount account = new ServiceAccount();
    account.id = Ids.next();
    account.name = name.text();
    account.nameKey = name.key();
    account.scopes = Scope.text(scopes);
    account.demographicsTrusted = demographicsTrusted;
    account.networks = text(networks);
    account.requestsPerMinute = requestsPerMinute;
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

  /** From where it may call; empty if from anywhere. */
  public List<Network> networks() {
    return Pattern.compile(" ")
        .splitAsStream(networks)
        .filter(each -> !each.isEmpty())
        .map(Network::parse)
        .toList();
  }

  /** How many requests each server takes from it in a minute. */
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  /** Changes what the patch names; the new values of what is another by that, by field. */
  Map<String, String> change(ServiceAccountPatch patch) {
    Map<String, String> before = described();
    patch.scopes().ifPresent(given -> scopes = Scope.text(given));
    patch.demographicsTrusted().ifPresent(given -> demographicsTrusted = given);
    patch.networks().ifPresent(given -> networks = text(given));
    patch.requestsPerMinute().ifPresent(given -> requestsPerMinute = given);
    Map<String, String> changed = described();
    changed.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
    return changed;
  }

  /** What it may do and from where, in words for the activity log. */
  Map<String, String> described() {
    Map<String, String> words = new TreeMap<>();
    words.put("scopes", scopes);
    words.put("demographics", demographicsTrusted ? "trust" : "keep");
    words.put("networks", networks.isEmpty() ? "any" : networks);
    words.put("requestsPerMinute", Integer.toString(requestsPerMinute));
    return words;
  }

  private static String text(List<Network> networks) {
    return networks.stream().map(Network::text).collect(Collectors.joining(" "));
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

  /** Whether it is the secret, or the one before while that still counts; in constant time. */
  boolean hasSecret(String secret, Instant now) {
    byte[] hash = Tokens.hash(secret);
    boolean current = MessageDigest.isEqual(secretHash, hash);
    boolean previous =
        MessageDigest.isEqual(previousSecretHash, hash)
            && previousSecretUntil().filter(now::isBefore).isPresent();
    return current | previous;
  }

  /** Until when the secret before counts as well; empty if there is none, also if it ended. */
  public Optional<Instant> previousSecretUntil() {
    return Optional.ofNullable(previousSecretUntil);
  }

  /**
   * Gives the account another secret.
   *
   * @param until how long the present one counts beside it; one before that ends now
   */
  void renew(String secret, Instant until) {
    previousSecretHash = secretHash;
    previousSecretUntil = until;
    secretHash = Tokens.hash(secret);
  }

  /** Whether it may call from this address; a malformed one is nobody's. */
  boolean mayCallFrom(String address) {
    List<Network> bound = networks();
    try {
      InetAddress caller = Network.address(address);
      return bound.isEmpty() || bound.stream().anyMatch(each -> each.contains(caller));
    } catch (IllegalArgumentException malformed) {
      return bound.isEmpty();
    }
  }

  void revoke(Instant now) {
    revokedAt = now;
  }
}
