package org.hospitalscheduling.secondfactor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The URI that an authenticator app reads from a QR code, in the de-facto "Key Uri Format". */
public final class OtpauthUri {
  private OtpauthUri() {}

  /**
   * @param secret base32
   * @param issuer the organisation that asks for the code; colons are replaced because a colon ends
   *     the issuer
   * @param account the account that the code is for
   */
  public static String of(String secret, String issuer, String account) {
    String name = issuer.replace(":", " ").strip();
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(encoded(name), encoded(account), secret, encoded(name));
  }

  /** Percent-encoding of RFC 3986: apps would show a plus sign literally. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
