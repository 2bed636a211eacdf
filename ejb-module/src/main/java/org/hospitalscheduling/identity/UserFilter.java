package org.hospitalscheduling.identity;

import java.util.Optional;

/**
 * Selects users.
 *
 * @param text is contained in the user name or the address; empty for all
 */
public record UserFilter(Optional<String> text, Optional<Role> role, Optional<UserStatus> status) {}
