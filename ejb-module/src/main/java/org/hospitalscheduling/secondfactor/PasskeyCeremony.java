package org.hospitalscheduling.secondfactor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what authenticators say (W3C WebAuthn Level 3, sections 7.1 and 7.2): challenge, origin,
 * relying party, presence and verification of the user, signature and count. Pure; whose passkey it
 * is, and whether the challenge was ours, others know.
 */
final class PasskeyCeremony {
  /** EdDSA, ES256 and RS256, which is every authenticator in use. */
  static final List<Long> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.EdDSA.getValue(),
          COSEAlgorithmIdentifier.ES256.getValue(),
          COSEAlgorithmIdentifier.RS256.getValue());

  private static final List<PublicKeyCredentialParameters> WANTED =
      ALGORITHMS.stream()
          .map(
              alg ->
                  new PublicKeyCredentialParameters(
                      PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(alg)))
          .toList();

  private static final ObjectConverter OBJECTS = new ObjectConverter();
  private static final AttestedCredentialDataConverter ATTESTED =
      new AttestedCredentialDataConverter(OBJECTS);
  private static final CollectedClientDataConverter CLIENT_DATA =
      new CollectedClientDataConverter(OBJECTS);

  /** Does not ask whose make an authenticator is. */
  private static final WebAuthnManager STANDARD =
      WebAuthnManager.createNonStrictWebAuthnManager(OBJECTS);

  /** What an answer is worth. */
  sealed interface Verdict {

    /** It is the passkey's. */
    record Right(long signCount) implements Verdict {}

    /** It is the passkey's, and another one with the same key has answered before. */
    record Copied() implements Verdict {}

    /**
     * It is not.
     *
     * @param fault which check failed, in the library's words, for the log
     */
    record Wrong(String fault) implements Verdict {}
  }

  private PasskeyCeremony() {}

  /** Base64url without padding, as the standard writes bytes in JSON. */
  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The challenge that this says it answers, base64url; empty if it is no answer. */
  static Optional<String> challengeOf(byte[] clientData) {
    try {
      return Optional.ofNullable(CLIENT_DATA.convert(clientData))
          .map(said -> text(said.getChallenge().getValue()));
    } catch (DataConversionException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The passkey that was made for us; empty if what is said of it does not hold. */
  static Optional<NewPasskey> made(RelyingParty us, byte[] challenge, PasskeyOffer offer) {
    try {
      RegistrationData data =
          STANDARD.verify(
              new RegistrationRequest(
                  offer.attestationObject(), offer.clientData(), Set.copyOf(offer.transports())),
              new RegistrationParameters(server(us, challenge), WANTED, true, true));
      AuthenticatorData<?> authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      AttestedCredentialData attested =
          Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return Optional.of(
          new NewPasskey(
              attested.getCredentialId(),
              ATTESTED.convert(attested),
              authenticator.isFlagBE(),
              offer.transports(),
              authenticator.getSignCount()));
    } catch (WebAuthnException | IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  /** Whether an answer to this challenge is this passkey's. */
  static Verdict judge(RelyingParty us, byte[] challenge, Passkey passkey, PasskeyAnswer answer) {
    try {
      AuthenticationData data =
          STANDARD.verify(
              new AuthenticationRequest(
                  answer.credentialId(),
                  answer.userHandle().orElse(null),
                  answer.authenticatorData(),
                  answer.clientData(),
                  answer.signature()),
              new AuthenticationParameters(
                  server(us, challenge),
                  record(passkey),
                  List.of(passkey.credentialId()),
                  true,
                  true));
      return new Verdict.Right(Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
    } catch (MaliciousCounterValueException two) {
      return new Verdict.Copied();
    } catch (VerificationException | DataConversionException | IllegalArgumentException wrong) {
      return new Verdict.Wrong(wrong.getClass().getSimpleName());
    }
  }

  private static ServerProperty server(RelyingParty us, byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(us.origin()))
        .rpId(us.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static CredentialRecordImpl record(Passkey passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        passkey.backupAble(),
        false,
        passkey.signCount(),
        ATTESTED.convert(passkey.attested()),
        null,
        null,
        null,
        null);
  }
}
