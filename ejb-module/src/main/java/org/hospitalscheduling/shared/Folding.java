package org.hospitalscheduling.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The forms in which texts are compared. Two texts that people would call the same have the same
 * form, whatever keyboard, program or spreadsheet they went through.
 */
public final class Folding {

  private static final int LONGEST_KEY = 200;

  /** What stands for one vowel, whether its accent was dropped or written as a letter. */
  private static final Pattern SPELT_ACCENT = Pattern.compile("([ou])e+|(a)[ae]+");

  private Folding() {}

  /**
   * An identifier as it is kept and shown: in normalisation form KC (UAX 15), which makes letters
   * of full width plain, without white space and format characters at its ends, and with one blank
   * for each run of them inside.
   */
  public static String identifier(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean gap = false;
    for (int letter : Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray()) {
      if (Text.isGap(letter)) {
        gap = true;
      } else {
        if (gap && !kept.isEmpty()) {
          kept.append(' ');
        }
        gap = false;
        kept.appendCodePoint(letter);
      }
    }
    return kept.toString();
  }

  /**
   * An identifier as it is compared: {@link #identifier} without regard to case. What it returns is
   * stored: another result for the same text needs a migration.
   */
  public static String key(String identifier) {
    StringBuilder folded = new StringBuilder(identifier.length());
    identifier(identifier)
        .codePoints()
        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /**
   * A name without regard to case, accents and typography: lower case, without marks, with plain
   * apostrophes and hyphens, blanks for white space and format characters, and the ASCII letters
   * that stand for those that have no accent to lose.
   */
  public static String name(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    // An acute accent by itself is typed as an apostrophe; its normal form is a blank with a mark.
    Normalizer.normalize(text.replace('\u00B4', '\''), Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(letter -> fold(letter, folded));
    return folded.toString().strip().replaceAll(" +", " ");
  }

  /** Text without regard to case and accents, as SQL can compute it too. */
  public static String unaccented(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("[\\u0300-\\u036f]", "")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The words of a name in alphabetical order, so that "Müller, Hanna" is "Hanna MULLER". A hyphen
   * parts words, an apostrophe and a full stop do not.
   */
  public static List<String> words(String text) {
    String plain = name(text).replaceAll("['.]", "");
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .sorted()
        .toList();
  }

  /**
   * Whether two names may be one person's: of the same {@link #words}, where ä, ö and ü may also be
   * written ae, oe and ue.
   */
  public static boolean isSameName(String one, String other) {
    return words(one).equals(words(other)) || words(spelt(one)).equals(words(spelt(other)));
  }

  /**
   * What names are looked up by that may be one person's: if {@link #isSameName} holds, both have
   * the same key; the reverse is not certain. Empty for a name without letters and digits. What it
   * returns is stored: another result for the same text needs a migration.
   */
  public static String nameKey(String text) {
    String key =
        String.join(
            " ",
            words(text).stream()
                .map(word -> SPELT_ACCENT.matcher(word).replaceAll("$1$2"))
                .sorted()
                .toList());
    return key.substring(0, key.offsetByCodePoints(0, Math.min(LONGEST_KEY, Text.length(key))));
  }

  /** With letters that some write as two written like that: ä as ae, å as aa, đ as dj. */
  static String spelt(String text) {
    return Text.nfc(text)
        .toLowerCase(Locale.ROOT)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ø", "oe")
        .replace("ü", "ue")
        .replace("å", "aa")
        .replace("đ", "dj");
  }

  private static void fold(int letter, StringBuilder folded) {
    switch (letter) {
      case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u2035', '`', '\u055A', '\uA78C' ->
          folded.append('\'');
      // Letters by their category: the apostrophes of Arabic, Hawaiian and Ukrainian names.
      case '\u02B9', '\u02BB', '\u02BC', '\u02BD', '\u02BE', '\u02BF', '\u02C8' ->
          folded.append('\'');
      case '\u2212' -> folded.append('-');
      case 'ß' -> folded.append("ss");
      case 'ı' -> folded.append('i');
      case 'ł' -> folded.append('l');
      case 'ø' -> folded.append('o');
      case 'đ', 'ð', 'ɗ' -> folded.append('d');
      case 'ħ' -> folded.append('h');
      case 'ŧ' -> folded.append('t');
      case 'ŋ' -> folded.append('n');
      case 'ɓ' -> folded.append('b');
      case 'ƙ', 'ĸ' -> folded.append('k');
      case 'ə' -> folded.append('a');
      case 'þ' -> folded.append("th");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ς' -> folded.append('σ');
      // Arabic: alef maksura and the Persian yeh, teh marbuta, the Persian kaf; tatweel only fills.
      case '\u0649', '\u06CC' -> folded.append('\u064A');
      case '\u0629' -> folded.append('\u0647');
      case '\u06A9' -> folded.append('\u0643');
      case '\u0640' -> {}
      default -> {
        switch (Character.getType(letter)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK -> {
            // Letters are compared without what is added to them.
          }
          case Character.DASH_PUNCTUATION -> folded.append('-');
          default -> folded.appendCodePoint(Text.isGap(letter) ? ' ' : letter);
        }
      }
    }
  }
}
