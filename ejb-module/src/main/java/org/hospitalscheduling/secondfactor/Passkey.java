package org.hospitalscheduling.secondfactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey of a user, as stored.
 *
 * @param credentialId what the authenticator calls it
 * @param attested the attested credential data, with the public key (W3C WebAuthn, section 6.5.1)
 * @param backupAble whether it may be on several devices of its owner; fixed when it is made
 * @param transports how browsers reach the authenticator, for instance {@code internal}
 * @param signCount how often it had answered at its last answer; 0 if it does not count
 * @param name what its owner calls it
 * @param copiedAt when its count showed that there are two of it; it opens nothing since
 */
record Passkey(
    UUID id,
    UUID userId,
    byte[] credentialId,
    byte[] attested,
    boolean backupAble,
    List<String> transports,
    long signCount,
    String name,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> copiedAt) {

  /** Whether it still opens anything. */
  boolean isGood() {
    return copiedAt.isEmpty();
  }
}
