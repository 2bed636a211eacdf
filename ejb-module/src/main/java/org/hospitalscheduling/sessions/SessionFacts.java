package org.hospitalscheduling.sessions;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecondFactorPolicy;
import org.hospitalscheduling.settings.SecondFactorRule;
import org.jspecify.annotations.Nullable;

/**
 * The user of a valid session, as the database has it now.
 *
 * @param practitionerId the practitioner that a DOCTOR is; {@code null} for others
 * @param secondFactorRequired whether an administrator requires a second factor of this account
 * @param secondFactorSince {@code null} if the account has none
 * @param lastUsedAt to about a minute
 */
public record SessionFacts(
    UUID sessionId,
    UUID userId,
    String username,
    String email,
    Role role,
    boolean mayOverride,
    UUID practitionerId,
    boolean secondFactorRequired,
    @Nullable Instant secondFactorSince,
    Instant lastUsedAt) {

  /**
   * Whether the session may do nothing but set up a second factor, because its user must have one
   * and has none.
   */
  public boolean mayOnlyEnrol(SecondFactorRule rule) {
    return SecondFactorPolicy.isMissing(
        rule, role, secondFactorRequired, secondFactorSince != null);
  }
}
