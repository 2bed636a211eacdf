package org.hospitalscheduling.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A browser's passkey over HTTP: ES256, attestation none, implemented without the server's library.
 */
final class SoftPasskey {
  private static final int PRESENT_AND_VERIFIED = 0x05;
  private static final int ATTESTED = 0x40;

  private final KeyPair pair;
  private final byte[] id = new byte[16];
  private final URI app;
  private String userHandle;
  private int count;

  /**
   * @param app where the page is that asks
   */
  SoftPasskey(URI app) {
    this.app = app;
    new SecureRandom().nextBytes(id);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the browser says of it when it was made. */
  Map<String, Object> made(JsonNode creation) {
    userHandle = creation.path("user").path("id").asText();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(authenticatorData(PRESENT_AND_VERIFIED | ATTESTED));
    data.writeBytes(new byte[16]);
    data.writeBytes(new byte[] {0, (byte) id.length});
    data.writeBytes(id);
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    data.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
    data.writeBytes(coordinate(key.getW().getAffineX()));
    data.writeBytes(new byte[] {0x22, 0x58, 32});
    data.writeBytes(coordinate(key.getW().getAffineY()));
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(
        "\u00A3cfmtdnonegattStmt\u00A0hauthDataX".getBytes(StandardCharsets.ISO_8859_1));
    object.write(data.size());
    object.writeBytes(data.toByteArray());
    return Map.of(
        "clientDataJSON",
        text(clientData("webauthn.create", creation.path("challenge").asText())),
        "attestationObject",
        text(object.toByteArray()),
        "transports",
        List.of("internal"));
  }

  /** What the browser says when it was asked. */
  Map<String, Object> answer(JsonNode request) {
    byte[] clientData = clientData("webauthn.get", request.path("challenge").asText());
    byte[] data = authenticatorData(PRESENT_AND_VERIFIED);
    Map<String, Object> said = new HashMap<>();
    said.put("id", text(id));
    said.put("clientDataJSON", text(clientData));
    said.put("authenticatorData", text(data));
    said.put("userHandle", userHandle);
    try {
      Signature es256 = Signature.getInstance("SHA256withECDSA");
      es256.initSign(pair.getPrivate());
      es256.update(data);
      es256.update(sha256(clientData));
      said.put("signature", text(es256.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return said;
  }

  private byte[] clientData(String type, String challenge) {
    String origin = app.getScheme() + "://" + app.getAuthority();
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(int flags) {
    return ByteBuffer.allocate(37)
        .put(sha256(app.getHost().getBytes(StandardCharsets.UTF_8)))
        .put((byte) flags)
        .putInt(++count)
        .array();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] all = new byte[32];
    byte[] some = number.toByteArray();
    int length = Math.min(32, some.length);
    System.arraycopy(some, some.length - length, all, 32 - length, length);
    return all;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
