package org.hospitalscheduling.secondfactor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What an authenticator app reads from a picture: the de-facto "Key Uri Format". */
public final class OtpauthUri {
  private OtpauthUri() {}

  /**
   * @param secret base32
   * @param issuer who the code is for; a colon in it would end it
   * @param account whose code it is
   */
  public static String of(String secret, String issuer, String account) {
    String name = issuer.replace(":", " ").strip();
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(encoded(name), encoded(account), secret, encoded(name));
  }

  /** Percent-encoding of RFC 3986: apps show a plus sign as a plus sign. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
