package org.hospitalscheduling.directory;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Which known words somebody may have meant who slipped while typing. */
final class SlipPolicy {

  /** From so many letters on there may be two slips, and the rest of the word may be missing. */
  private static final int LONG = 6;

  private static final int MOST = 20;

  private SlipPolicy() {}

  /**
   * Those that are the fewest slips away, and at least one: one in a short word, at most two in a
   * long one. A slip is a letter too many, too few or another, or two that changed places.
   */
  static List<String> meant(String typed, Collection<String> known) {
    int[] letters = typed.codePoints().toArray();
    boolean isLong = letters.length >= LONG;
    for (int slips = 1; slips <= (isLong ? 2 : 1); slips++) {
      int most = slips;
      List<String> meant =
          known.stream()
              .filter(word -> slips(letters, word.codePoints().toArray(), isLong) == most)
              .limit(MOST)
              .collect(Collectors.toList());
      if (!meant.isEmpty()) {
        return meant;
      }
    }
    return List.of();
  }

  /**
   * The distance of optimal string alignment.
   *
   * @param perhapsBegun whether only the beginning of {@code word} may have been typed
   */
  private static int slips(int[] typed, int[] word, boolean perhapsBegun) {
    int[] beforeLast = new int[word.length + 1];
    int[] last = new int[word.length + 1];
    for (int j = 0; j <= word.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= typed.length; i++) {
      int[] row = new int[word.length + 1];
      row[0] = i;
      for (int j = 1; j <= word.length; j++) {
        int other = typed[i - 1] == word[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j - 1] + other, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    int fewest = last[word.length];
    if (perhapsBegun) {
      for (int each : last) {
        fewest = Math.min(fewest, each);
      }
    }
    return fewest;
  }
}
