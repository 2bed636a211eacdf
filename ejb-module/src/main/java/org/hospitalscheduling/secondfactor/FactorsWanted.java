package org.hospitalscheduling.secondfactor;

import org.hospitalscheduling.shared.RefusalFacts;
import org.jspecify.annotations.Nullable;

/**
 * What whoever knows the password can go on with.
 *
 * @param authenticatorApp whether it may be a code of an authenticator app; a recovery code always
 * @param passkey asks for a passkey's answer; {@code null} if there is none
 */
public record FactorsWanted(boolean authenticatorApp, @Nullable PasskeyRequest passkey)
    implements RefusalFacts {}
