package org.hospitalscheduling.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.hospitalscheduling.settings.Secret;

/**
 * Encrypts what must not be readable in the database: AES-256 in GCM (NIST SP 800-38D) under a key
 * that HKDF (RFC 5869) derives from the master secret, one for each purpose. A sealed value is
 * bound to its row and cannot be opened as that of another row.
 */
public final class SecretBox {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * @param purpose what the key is for, for instance {@code signing-key}; each purpose has its own
   *     key
   */
  public SecretBox(Secret master, String purpose) {
    key = new SecretKeySpec(derive(master, purpose), "AES");
  }

  /** The 256 bits that HKDF derives from the master secret for a purpose: always the same ones. */
  public static byte[] derive(Secret master, String purpose) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(
        new HKDFParameters(
            master.bytes(),
            null,
            ("hospital-scheduling/" + purpose).getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = new byte[KEY_BYTES];
    hkdf.generateBytes(bytes, 0, bytes.length);
    return bytes;
  }

  /**
   * @param owner the id of the row that the value belongs to
   * @return nonce, ciphertext and tag
   */
  public byte[] seal(byte[] plain, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(plain);
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /**
   * The plaintext; empty if it was sealed under another secret or for another row, or was tampered
   * with.
   */
  public Optional<byte[]> open(byte[] sealed, String owner) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), owner)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
