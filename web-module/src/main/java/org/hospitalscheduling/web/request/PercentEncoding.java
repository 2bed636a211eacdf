package org.hospitalscheduling.web.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding (RFC 3986, section 2.1), of which servers read what is malformed variously. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Whether each {@code %} of a path, a query or a form begins an octet, and the octets are UTF-8
   * without U+0000: neither cut off, nor overlong, nor half of a surrogate pair.
   *
   * @param encoded as it was sent; may be {@code null}
   */
  public static boolean isSound(@Nullable String encoded) {
    if (encoded == null || encoded.indexOf('%') < 0) {
      return true;
    }
    ByteBuffer octets = ByteBuffer.allocate(encoded.length());
    for (int at = 0; at < encoded.length(); at++) {
      if (encoded.charAt(at) != '%') {
        // What is not encoded ends a sequence; what it is itself is not judged here.
        octets.put((byte) '.');
        continue;
      }
      int octet = octet(encoded, at + 1);
      if (octet <= 0) {
        return false;
      }
      octets.put((byte) octet);
      at += 2;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(octets.flip());
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  /** The octet that two hexadecimal digits name; -1 if they do not. */
  private static int octet(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = hex(text.charAt(at));
    int low = hex(text.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** Of ASCII only: {@link Character#digit} knows the digits of every script. */
  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
