package org.hospitalscheduling.web.security;

import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import org.hospitalscheduling.shared.Text;

/**
 * The credentials in an {@code Authorization} header with HTTP Basic (RFC 7617), in UTF-8.
 *
 * @param user the part before the first colon
 * @param password the part after it
 */
public record BasicCredentials(String user, String password) {
  private static final String SCHEME = "Basic ";

  /**
   * Reads the header.
   *
   * @param authorization may be {@code null}
   * @return empty if it has another scheme or is malformed
   */
  public static Optional<BasicCredentials> of(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      String text =
          Text.decode(Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip()));
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException | CharacterCodingException none) {
      return Optional.empty();
    }
  }

  /** Omits the password: this may be logged. */
  @Override
  public String toString() {
    return "BasicCredentials[" + user + "]";
  }
}
