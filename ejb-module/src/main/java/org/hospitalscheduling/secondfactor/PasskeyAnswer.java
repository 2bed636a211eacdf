package org.hospitalscheduling.secondfactor;

import java.util.Optional;

/**
 * A passkey's answer to a challenge: an {@code AuthenticatorAssertionResponse} (W3C WebAuthn,
 * section 5.2.2). Nothing of it is believed yet.
 *
 * @param userHandle what the authenticator calls the account
 */
public record PasskeyAnswer(
    byte[] credentialId,
    byte[] clientData,
    byte[] authenticatorData,
    byte[] signature,
    Optional<byte[]> userHandle) {}
