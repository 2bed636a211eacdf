package org.hospitalscheduling.secondfactor;

import java.text.Normalizer;
import org.hospitalscheduling.shared.Text;

/** Codes as people type or paste them: in groups, and with the digits of their keyboard. */
final class TypedCode {

  private TypedCode() {}

  /**
   * The code without blanks, format characters and dashes of any kind, and with ASCII digits and
   * letters for those of full width or another script.
   */
  static String plain(String typed) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .codePoints()
        .filter(letter -> !Text.isGap(letter) && !isDash(letter))
        .map(letter -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isDash(int letter) {
    return Character.getType(letter) == Character.DASH_PUNCTUATION || letter == 0x2212;
  }
}
