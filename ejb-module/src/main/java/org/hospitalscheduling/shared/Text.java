package org.hospitalscheduling.shared;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.hospitalscheduling.settings.Blanks;

/**
 * Text that comes from outside, whatever way it comes: in a body, a query or a file. Lengths are in
 * code points, of the text as it is returned: in Unicode's normalisation form C, and without white
 * space and format characters at its ends.
 */
public final class Text {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Text() {}

  /** The text is not acceptable. */
  public static final class UnacceptableException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final String objection;

    UnacceptableException(String objection) {
      super(objection);
      this.objection = objection;
    }

    /** The end of a sentence that begins with the field. */
    public String objection() {
      return objection;
    }
  }

  /**
   * Decodes UTF-8 (RFC 3629) strictly; a byte order mark at the beginning is left out.
   *
   * @throws CharacterCodingException if the bytes are not UTF-8
   */
  public static String decode(byte[] bytes) throws CharacterCodingException {
    // A new decoder reports what is malformed instead of replacing it.
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /**
   * One line: a name, a number, a title. It has no control characters, line breaks, noncharacters
   * or characters that direct bidirectional text, behind which another name could hide.
   *
   * @param min above 0 if something must be said: then at least one character is a letter, a digit
   *     or a symbol that can be seen; otherwise the result may be empty
   */
  public static String line(String text, int min, int max) throws UnacceptableException {
    return checked(strip(nfc(text)), min, max, Text::mayStandInLine);
  }

  /**
   * Text of any number of lines: a reason, a note. Line breaks of every kind become {@code \n}.
   * Each line is like {@link #line}, and may have tabs and the marks that right-to-left text needs.
   */
  public static String lines(String text, int min, int max) throws UnacceptableException {
    String broken = nfc(text).replaceAll("\r\n|[\r\u0085\u2028\u2029]", "\n");
    return checked(
        strip(broken),
        min,
        max,
        letter -> letter == '\n' || letter == '\t' || isMark(letter) || mayStandInLine(letter));
  }

  /** The text in normalisation form C (UAX 15). */
  public static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The text without white space and format characters at its ends. */
  public static String strip(String text) {
    return Blanks.strip(text);
  }

  /** Whether nobody would see anything of the text. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(letter -> isGap(letter) || isInvisible(letter));
  }

  /** The number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether a part of the text is half a character, which no encoding can carry. */
  public static boolean isBroken(String text) {
    return text.codePoints().anyMatch(letter -> Character.getType(letter) == Character.SURROGATE);
  }

  /** White space (the property White_Space) or a format character (the category Cf). */
  public static boolean isGap(int letter) {
    return Blanks.isBlank(letter);
  }

  private interface Rule {
    boolean allows(int letter);
  }

  private static String checked(String text, int min, int max, Rule rule)
      throws UnacceptableException {
    if (length(text) > max) {
      throw new UnacceptableException("must have at most " + max + " characters");
    }
    if (!text.codePoints().allMatch(rule::allows)) {
      throw new UnacceptableException("must not contain control characters");
    }
    if (isBlank(text)) {
      if (min > 0) {
        throw new UnacceptableException("must not be blank");
      }
      return "";
    }
    if (min > 0 && text.codePoints().noneMatch(Text::saysSomething)) {
      throw new UnacceptableException("must have at least one letter or digit");
    }
    if (length(text) < min) {
      throw new UnacceptableException("must have at least " + min + " characters");
    }
    return text;
  }

  private static boolean mayStandInLine(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isNoncharacter(letter) && !isMark(letter) && !directsText(letter);
    };
  }

  private static boolean saysSomething(int letter) {
    return switch (Character.getType(letter)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          !isInvisible(letter);
      default -> false;
    };
  }

  /** Neither white space nor a format character, and yet nothing that can be seen. */
  private static boolean isInvisible(int letter) {
    return switch (letter) {
      case 0x034F, // combining grapheme joiner
          0x115F, // Hangul fillers
          0x1160,
          0x3164,
          0xFFA0,
          0x17B4, // Khmer vowels that are inherent
          0x17B5,
          0x2800, // Braille without dots
          0x1D159, // a note without a head
          0xFFFC, // where an object stood
          0xFFFD -> // what could not be decoded
          true;
      default ->
          letter >= 0x180B && letter <= 0x180F // variation selectors
              || letter >= 0xFE00 && letter <= 0xFE0F
              || letter >= 0xE0000 && letter <= 0xE0FFF
              || Character.getType(letter) == Character.CONTROL
              || Character.getType(letter) == Character.UNASSIGNED;
    };
  }

  private static boolean isNoncharacter(int letter) {
    return (letter & 0xFFFE) == 0xFFFE || letter >= 0xFDD0 && letter <= 0xFDEF;
  }

  /** The bidirectional marks that only stand for a letter of a direction. */
  private static boolean isMark(int letter) {
    return letter == 0x061C || letter == 0x200E || letter == 0x200F;
  }

  /** Embeddings, overrides and isolates: what comes after is shown in another order. */
  private static boolean directsText(int letter) {
    return letter >= 0x202A && letter <= 0x202E || letter >= 0x2066 && letter <= 0x2069;
  }
}
