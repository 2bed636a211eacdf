package org.hospitalscheduling.secondfactor;

import java.util.List;

/**
 * The second factors of a user.
 *
 * @param authenticatorApp whether an authenticator app is one
 */
public record FactorsView(boolean authenticatorApp, List<PasskeyView> passkeys) {}
