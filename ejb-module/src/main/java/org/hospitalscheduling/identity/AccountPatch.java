package org.hospitalscheduling.identity;

import java.util.Optional;

/** What an administrator changes about an account; what is empty stays as it is. */
public record AccountPatch(
    Optional<Role> role, Optional<AccountStatus> status, Optional<Boolean> mayOverride) {}
