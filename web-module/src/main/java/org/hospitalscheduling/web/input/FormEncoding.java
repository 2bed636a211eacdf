package org.hospitalscheduling.web.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.shared.Text;

/** The encoding of forms and query strings: a plus is a blank, other octets are {@code %hh}. */
public final class FormEncoding {

  private FormEncoding() {}

  /**
   * Decodes one name or value, strictly: unlike the JDK's decoder, which replaces what is
   * malformed.
   *
   * @throws CharacterCodingException if an escape is incomplete, or the octets are not UTF-8
   */
  public static String decode(String encoded) throws CharacterCodingException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char letter = encoded.charAt(i);
      if (letter == '%') {
        octets.write(octet(encoded, i + 1));
        i += 2;
      } else if (letter == '+') {
        octets.write(' ');
      } else if (letter < 0x80) {
        octets.write(letter);
      } else {
        // RFC 3986 has it escaped, and nobody can tell in which encoding it came.
        throw new MalformedInputException(i);
      }
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(octets.toByteArray()))
        .toString();
  }

  /**
   * The fields of a form; empty if it cannot be read, or a field is in it twice (RFC 6749, 3.2).
   */
  public static Optional<Map<String, String>> fields(byte[] form) {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : Text.decode(form).split("&")) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (!pair.isEmpty() && fields.put(name, value) != null) {
          return Optional.empty();
        }
      }
      return Optional.of(fields);
    } catch (CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  private static int octet(String encoded, int at) throws CharacterCodingException {
    int high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
    int low = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
    if (high < 0 || low < 0 || encoded.charAt(at) > 'f' || encoded.charAt(at + 1) > 'f') {
      throw new MalformedInputException(at);
    }
    return high << 4 | low;
  }
}
