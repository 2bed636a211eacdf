package org.hospitalscheduling.web.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an {@code Authorization} header shows with HTTP Basic (RFC 7617), in UTF-8.
 *
 * @param user up to the first colon
 * @param password what follows it
 */
public record BasicCredentials(String user, String password) {
  private static final String SCHEME = "Basic ";

  /**
   * Reads the header.
   *
   * @param authorization may be {@code null}
   * @return empty if it is of another scheme or cannot be read
   */
  public static Optional<BasicCredentials> of(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      String text =
          new String(
              Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip()),
              StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Not the password: this may reach a log. */
  @Override
  public String toString() {
    return "BasicCredentials[" + user + "]";
  }
}
