package org.hospitalscheduling.secondfactor;

import java.util.List;

/**
 * What a browser says of a passkey that it has just made: an {@code
 * AuthenticatorAttestationResponse} (W3C WebAuthn, section 5.2.1). Nothing of it is believed yet.
 */
public record PasskeyOffer(byte[] clientData, byte[] attestationObject, List<String> transports) {}
