package org.hospitalscheduling.identity;

import java.util.Optional;

/**
 * Which accounts are meant.
 *
 * @param text occurs in the user name or the address; empty for all
 */
public record UserFilter(Optional<String> text, Optional<Role> role, Optional<UserStatus> status) {}
