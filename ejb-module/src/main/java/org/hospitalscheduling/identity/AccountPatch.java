package org.hospitalscheduling.identity;

import jakarta.validation.constraints.Pattern;

/**
 * What an administrator changes about an account; what is {@code null} stays as it is.
 *
 * @param status {@code active} or {@code disabled}
 */
public record AccountPatch(
    Role role,
    @Pattern(regexp = "active|disabled", message = "must be active or disabled") String status,
    Boolean mayOverride) {}
