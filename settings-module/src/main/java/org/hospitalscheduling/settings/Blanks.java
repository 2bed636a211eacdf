package org.hospitalscheduling.settings;

/** What stands around text and is no part of it: white space, and characters that nobody sees. */
public final class Blanks {

  private Blanks() {}

  /** The text without white space and format characters at its ends. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (start < end && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** White space (the property White_Space) or a format character (the category Cf). */
  public static boolean isBlank(int letter) {
    return isWhiteSpace(letter) || Character.getType(letter) == Character.FORMAT;
  }

  /** Unicode's property White_Space. */
  private static boolean isWhiteSpace(int letter) {
    return letter >= 0x09 && letter <= 0x0D || letter == 0x85 || Character.isSpaceChar(letter);
  }
}
