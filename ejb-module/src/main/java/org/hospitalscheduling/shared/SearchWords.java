package org.hospitalscheduling.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which a text is found, and those that somebody types to find it: each of the latter
 * has to begin one of the former. The app has the same rules in {@code lib/findable.ts}, and one
 * table of examples holds both.
 */
public final class SearchWords {

  /** Longer ones are cut, so that an index can have them. */
  private static final int LONGEST = 60;

  private static final int MOST = 40;

  /** A word of so few letters is often written together with the next: O Neill, van der Berg. */
  private static final int SHORT = 3;

  /** A name of so many characters or fewer may be a family name and a given name without blank. */
  private static final int LONGEST_IDEOGRAPHIC = 12;

  /** What is inside a word and not seen. */
  private static final Pattern JOINING = Pattern.compile("[\\u00AD\\u200C\\u200D\\u2060]");

  private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");
  private static final Pattern PHRASE_ENDS = Pattern.compile("[,;()]+");
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]+");

  private SearchWords() {}

  /**
   * The words of a name: its parts in their order, then parts written as one (Hans-Peter is also
   * hanspeter), then the same with umlauts as two letters (Müller is also mueller, Mueller also
   * muller).
   */
  public static List<String> ofName(String name) {
    String visible = FORMAT.matcher(JOINING.matcher(name).replaceAll("")).replaceAll("-");
    String plain = Folding.name(visible);
    Set<String> words = new LinkedHashSet<>(parts(plain));
    for (String each : List.of(plain, Folding.name(Folding.spelt(visible)), contracted(plain))) {
      words.addAll(parts(each));
      addJoined(each, words);
    }
    return cut(words);
  }

  /**
   * The words of a number such as an MRN: all of it without blanks and punctuation, then its parts,
   * and all of it without zeros at its beginning.
   */
  public static List<String> ofNumber(String number) {
    List<String> parts = typed(number);
    String whole = String.join("", parts);
    Set<String> words = new LinkedHashSet<>();
    words.add(whole);
    words.addAll(parts);
    words.add(whole.replaceFirst("^0+", ""));
    return cut(words);
  }

  /** The words that somebody typed. */
  public static List<String> typed(String text) {
    return cut(parts(folded(text).replace("'", "")));
  }

  /** What was typed, folded like {@link Folding#name} and without what only joins letters. */
  static String folded(String typed) {
    return Folding.name(JOINING.matcher(typed).replaceAll(""));
  }

  private static String contracted(String plain) {
    return plain.replaceAll("([aou])e", "$1").replace("aa", "a");
  }

  private static void addJoined(String plain, Set<String> words) {
    for (String phrase : PHRASE_ENDS.split(plain)) {
      StringBuilder run = new StringBuilder();
      for (String group : BLANKS.split(phrase)) {
        List<String> parts = parts(group);
        words.add(String.join("", parts));
        for (String part : parts) {
          addEnds(part, words);
          run.append(part);
          if (length(part) > SHORT) {
            words.add(run.toString());
            run.setLength(0);
          }
        }
      }
      words.add(run.toString());
    }
    if (isWrittenWithoutBlanks(plain, 0)) {
      words.add(String.join("", parts(plain)));
    }
  }

  /** The ends of a name that is written without blanks, of which the last is the given name. */
  private static void addEnds(String word, Set<String> words) {
    if (length(word) <= LONGEST_IDEOGRAPHIC) {
      for (int at = 1; at < word.length(); at++) {
        if (isWrittenWithoutBlanks(word, at)) {
          words.add(word.substring(at));
        }
      }
    }
  }

  /** Whether an ideograph or a syllable of Hangul begins there. */
  private static boolean isWrittenWithoutBlanks(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    int letter = text.codePointAt(at);
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN
        || letter >= 0x1100 && letter <= 0x115F;
  }

  private static List<String> parts(String plain) {
    List<String> parts = new ArrayList<>(List.of(BETWEEN_WORDS.split(plain)));
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private static List<String> cut(Collection<String> words) {
    return words.stream()
        .filter(word -> !word.isEmpty())
        .map(word -> length(word) > LONGEST ? first(word, LONGEST) : word)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String first(String word, int letters) {
    return word.substring(0, word.offsetByCodePoints(0, letters));
  }

  private static int length(String word) {
    return Text.length(word);
  }
}
