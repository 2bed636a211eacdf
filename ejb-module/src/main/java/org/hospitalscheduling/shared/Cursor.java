package org.hospitalscheduling.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The position at which a page ended: the sort values of its last row. Opaque to callers; an
 * invalid cursor is refused as {@link Refusal#INVALID}.
 */
public record Cursor(List<String> parts) {

  public static String encode(Object... parts) {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    for (Object part : parts) {
      byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
      buffer.putShort((short) text.length).put(text);
    }
    buffer.flip();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads what {@link #encode} wrote. */
  public static Cursor decode(String cursor, int parts) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      List<String> read = new ArrayList<>();
      while (buffer.hasRemaining()) {
        byte[] text = new byte[buffer.getShort()];
        buffer.get(text);
        read.add(new String(text, StandardCharsets.UTF_8));
      }
      if (read.size() != parts || read.stream().anyMatch(part -> part.indexOf('\0') >= 0)) {
        throw broken();
      }
      return new Cursor(read);
    } catch (IllegalArgumentException
        | java.nio.BufferUnderflowException
        | NegativeArraySizeException notOurs) {
      throw broken();
    }
  }

  public String text(int part) {
    return parts.get(part);
  }

  /** Refuses a cursor that was issued for a different query. */
  public void expect(int part, String value) {
    if (!parts.get(part).equals(value)) {
      throw broken();
    }
  }

  public int number(int part) {
    try {
      return Integer.parseInt(parts.get(part));
    } catch (NumberFormatException notOurs) {
      throw broken();
    }
  }

  public UUID uuid(int part) {
    try {
      return UUID.fromString(parts.get(part));
    } catch (IllegalArgumentException notOurs) {
      throw broken();
    }
  }

  public Instant instant(int part) {
    try {
      return Instant.parse(parts.get(part));
    } catch (DateTimeParseException notOurs) {
      throw broken();
    }
  }

  /** What a cursor is refused with that no answer contained. */
  public static RefusedException broken() {
    return RefusedException.ofField(
        Refusal.INVALID, "cursor", "must be the `next` of an answer to the same request");
  }
}
