package org.hospitalscheduling.accounts;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.shared.Patch;

/**
 * What an administrator changes about an account; what is empty stays as it is.
 *
 * @param practitioner which practitioner the account's owner is
 */
public record UserPatch(
    Optional<Role> role,
    Optional<UserStatus> status,
    Optional<Boolean> mayOverride,
    Patch<UUID> practitioner) {}
