package org.hospitalscheduling.secondfactor;

import java.time.Duration;
import java.util.List;

/**
 * Asks a browser for a passkey's answer, in the standard's own form ({@code
 * PublicKeyCredentialRequestOptionsJSON}, W3C WebAuthn, section 5.5).
 *
 * @param challenge base64url; answered once
 * @param timeout in milliseconds
 * @param allowCredentials whose answer is wanted; empty: the browser offers those that it has
 */
public record PasskeyRequest(
    String challenge,
    long timeout,
    String rpId,
    List<Known> allowCredentials,
    String userVerification) {

  /** A passkey that exists. */
  public record Known(String type, String id, List<String> transports) {
    static Known of(Passkey passkey) {
      return new Known(
          "public-key", PasskeyCeremony.text(passkey.credentialId()), passkey.transports());
    }
  }

  static PasskeyRequest of(RelyingParty us, String challenge, Duration life, List<Known> whose) {
    return new PasskeyRequest(challenge, life.toMillis(), us.id(), whose, "required");
  }
}
