package org.hospitalscheduling.identity;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Patch;

/**
 * What an administrator changes about an account; what is empty stays as it is.
 *
 * @param practitioner which practitioner the account's owner is
 */
public record AccountPatch(
    Optional<Role> role,
    Optional<AccountStatus> status,
    Optional<Boolean> mayOverride,
    Patch<UUID> practitioner) {}
