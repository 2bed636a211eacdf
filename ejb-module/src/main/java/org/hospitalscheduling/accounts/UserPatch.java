package org.hospitalscheduling.accounts;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.shared.Patch;

/**
 * An administrator's change to a user; what is empty stays as it is.
 *
 * @param practitioner the practitioner that the user is
 * @param patient the patient that the user is
 * @param requireSecondFactor whether the user must have a second factor whatever the hospital's
 *     rule is
 * @param department the department that the user works for
 * @param addressChecked whether the administrator has checked that the address is the user's
 * @param signOnSubject whom the hospital's sign-on knows the user as
 */
public record UserPatch(
    Optional<Role> role,
    Optional<UserStatus> status,
    Optional<Boolean> mayOverride,
    Patch<UUID> practitioner,
    Patch<UUID> patient,
    Optional<Boolean> requireSecondFactor,
    Patch<UUID> department,
    boolean addressChecked,
    Patch<String> signOnSubject) {}
