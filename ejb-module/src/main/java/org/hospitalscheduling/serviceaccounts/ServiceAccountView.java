package org.hospitalscheduling.serviceaccounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.settings.Network;
import org.jspecify.annotations.Nullable;

/**
 * A service account as administrators see it.
 *
 * @param clientId what it signs in with
 * @param scopes codes of {@link Scope}
 * @param demographics {@code trust} if what it says of a known patient replaces what we know,
 *     {@code keep} if not
 * @param networks from where it may call, in CIDR notation; empty if from anywhere
 * @param requestsPerMinute that each server takes from it
 * @param previousSecretUntil until when the secret before counts as well; null if it does not
 * @param lastUsedAt to about a minute; null before the first use
 */
public record ServiceAccountView(
    UUID id,
    UUID clientId,
    String name,
    List<String> scopes,
    String demographics,
    List<String> networks,
    int requestsPerMinute,
    @Nullable Instant previousSecretUntil,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {

  static ServiceAccountView of(ServiceAccount account, Instant now) {
    return new ServiceAccountView(
        account.id(),
        account.id(),
        account.name(),
        account.scopes().stream().sorted().map(Scope::code).toList(),
        account.demographicsTrusted() ? "trust" : "keep",
        account.networks().stream().map(Network::text).toList(),
        account.requestsPerMinute(),
        account.previousSecretUntil().filter(now::isBefore).orElse(null),
        account.createdAt(),
        account.lastUsedAt().orElse(null));
  }
}
