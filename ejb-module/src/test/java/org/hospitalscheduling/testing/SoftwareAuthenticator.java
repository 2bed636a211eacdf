package org.hospitalscheduling.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.secondfactor.PasskeyAnswer;
import org.hospitalscheduling.secondfactor.PasskeyOffer;

/**
 * A browser with one passkey: ES256, attestation none, by hand as W3C WebAuthn (sections 5.8.1, 6.1
 * and 6.5) and RFC 9053 have it. What it says can be made wrong, a thing at a time.
 */
public final class SoftwareAuthenticator {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair pair;
  private final byte[] credentialId;

  /** Which page asks. */
  public String origin;

  /** Whom the browser says that the page is. */
  public String rpId;

  /** What the user did: touched it, unlocked it. */
  public int flags = PRESENT | VERIFIED;

  /** What it will say next of how often it was used. */
  public long count = 1;

  /** What the browser says that it was asked for; null: the truth. */
  public String type;

  /** Whether what it says is changed after it signed it. */
  public boolean tampered;

  public SoftwareAuthenticator(String origin, String rpId) {
    this.origin = origin;
    this.rpId = rpId;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    credentialId = new byte[16];
    new SecureRandom().nextBytes(credentialId);
  }

  private SoftwareAuthenticator(SoftwareAuthenticator other) {
    pair = other.pair;
    credentialId = other.credentialId;
    origin = other.origin;
    rpId = other.rpId;
    flags = other.flags;
    count = other.count;
  }

  /** Another one with the same key. */
  public SoftwareAuthenticator copied() {
    return new SoftwareAuthenticator(this);
  }

  /** Without asking for PIN or finger. */
  public void forgetVerification() {
    flags &= ~VERIFIED;
  }

  /** The passkey is made. */
  public PasskeyOffer make(String challenge) {
    ByteArrayOutputStream attested = new ByteArrayOutputStream();
    attested.writeBytes(authenticatorData(flags | ATTESTED));
    count++;
    attested.writeBytes(new byte[16]);
    attested.writeBytes(new byte[] {0, (byte) credentialId.length});
    attested.writeBytes(credentialId);
    attested.writeBytes(publicKey());
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xA3);
    object.writeBytes(text("fmt"));
    object.writeBytes(text("none"));
    object.writeBytes(text("attStmt"));
    object.write(0xA0);
    object.writeBytes(text("authData"));
    object.writeBytes(bytes(attested.toByteArray()));
    return new PasskeyOffer(
        clientData("webauthn.create", challenge), object.toByteArray(), List.of("internal"));
  }

  /** It answers a challenge. */
  public PasskeyAnswer answer(String challenge, byte[] userHandle) {
    byte[] clientData = clientData("webauthn.get", challenge);
    byte[] data = authenticatorData(flags);
    count++;
    byte[] signature;
    try {
      Signature es256 = Signature.getInstance("SHA256withECDSA");
      es256.initSign(pair.getPrivate());
      es256.update(data);
      es256.update(sha256(clientData));
      signature = es256.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    if (tampered) {
      data[data.length - 1] ^= 0x10;
    }
    return new PasskeyAnswer(
        credentialId, clientData, data, signature, Optional.ofNullable(userHandle));
  }

  private byte[] clientData(String usual, String challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type == null ? usual : type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(int said) {
    return ByteBuffer.allocate(37)
        .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
        .put((byte) said)
        .putInt((int) count)
        .array();
  }

  /** A COSE key: EC2, ES256, P-256, x, y. */
  private byte[] publicKey() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    ByteArrayOutputStream cose = new ByteArrayOutputStream();
    cose.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
    cose.writeBytes(bytes(coordinate(key.getW().getAffineX())));
    cose.write(0x22);
    cose.writeBytes(bytes(coordinate(key.getW().getAffineY())));
    return cose.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] all = new byte[32];
    byte[] some = number.toByteArray();
    int length = Math.min(32, some.length);
    System.arraycopy(some, some.length - length, all, 32 - length, length);
    return all;
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + bytes.length)
        .put((byte) (0x60 + bytes.length))
        .put(bytes)
        .array();
  }

  private static byte[] bytes(byte[] bytes) {
    return ByteBuffer.allocate(2 + bytes.length)
        .put((byte) 0x58)
        .put((byte) bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
