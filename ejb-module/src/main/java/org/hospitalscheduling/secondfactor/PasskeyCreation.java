package org.hospitalscheduling.secondfactor;

import java.time.Duration;
import java.util.List;

/**
 * Asks a browser for a new passkey, in the standard's own form ({@code
 * PublicKeyCredentialCreationOptionsJSON}, W3C WebAuthn, section 5.4). It has to be one that is
 * found without a user name and that its owner unlocks, because it may replace the password; which
 * maker's authenticator it is, is not asked.
 *
 * @param challenge base64url; answered once
 * @param timeout in milliseconds
 * @param excludeCredentials those that the account has already
 */
public record PasskeyCreation(
    Party rp,
    Owner user,
    String challenge,
    List<Algorithm> pubKeyCredParams,
    long timeout,
    List<PasskeyRequest.Known> excludeCredentials,
    Selection authenticatorSelection,
    String attestation) {

  /** Us. */
  public record Party(String id, String name) {}

  /**
   * The account.
   *
   * @param id random, base64url; it says nothing of whose it is
   */
  public record Owner(String id, String name, String displayName) {}

  /** An algorithm of COSE. */
  public record Algorithm(String type, long alg) {}

  /** Which authenticators will do. */
  public record Selection(
      String residentKey, boolean requireResidentKey, String userVerification) {}

  static PasskeyCreation of(
      RelyingParty us, Owner owner, String challenge, Duration life, List<Passkey> known) {
    return new PasskeyCreation(
        new Party(us.id(), us.name()),
        owner,
        challenge,
        PasskeyCeremony.ALGORITHMS.stream().map(alg -> new Algorithm("public-key", alg)).toList(),
        life.toMillis(),
        known.stream().map(PasskeyRequest.Known::of).toList(),
        new Selection("required", true, "required"),
        "none");
  }
}
