package org.hospitalscheduling.directory;

import java.util.List;
import java.util.stream.IntStream;
import org.hospitalscheduling.shared.Folding;

/**
 * The name of one of our rows in another system; unique per system and kind of row, without regard
 * to case, width and white space.
 *
 * @param system the naming system, usually a URI; 1 to 200 characters
 * @param value the name in that system; 1 to 200 characters
 */
public record Identifier(String system, String value) {

  /** What it is compared by. */
  public String folded() {
    return folded(system, value);
  }

  /**
   * What {@code system|value} may mean, as {@link #folded} says it: both parts may contain a bar,
   * so each bar may be the one between them. Empty if there is no bar with something on both sides.
   */
  public static List<String> foldedOf(String token) {
    return IntStream.range(1, token.length() - 1)
        .filter(at -> token.charAt(at) == '|')
        .mapToObj(at -> folded(token.substring(0, at), token.substring(at + 1)))
        .filter(each -> !each.startsWith("\n") && !each.endsWith("\n"))
        .toList();
  }

  /** No identifier has a line break. */
  static String folded(String system, String value) {
    return Folding.key(system) + "\n" + Folding.key(value);
  }
}
