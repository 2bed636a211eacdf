package org.hospitalscheduling.activity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hospitalscheduling.shared.Folding;

/** Whether a patient may be a relative of a user, as far as names tell. */
final class NamesakePolicy {

  private NamesakePolicy() {}

  /**
   * Whether they share a family name, or a part of one: "Müller-O’Neill, Hanna" does with
   * "h.mueller".
   *
   * @param patient as patients are named, family name first where a comma follows it
   * @param user the user's names: of the account, and of the doctor that they are
   */
  static boolean isNamesake(String patient, Collection<String> user) {
    Set<String> family = familyNames(patient);
    return user.stream().anyMatch(name -> !Collections.disjoint(family, familyNames(name)));
  }

  /** The words of the family name, as {@link Folding#nameKey} has them. */
  private static Set<String> familyNames(String name) {
    int comma = name.indexOf(',');
    String family = comma >= 0 ? name.substring(0, comma) : lastOf(name);
    Set<String> words = new HashSet<>(List.of(Folding.nameKey(family).split(" ")));
    words.remove("");
    return words;
  }

  /** The last word, in account names such as "hanna.mueller" too. */
  private static String lastOf(String name) {
    return Arrays.stream(name.strip().split("[\\s._]+")).reduce("", (before, word) -> word);
  }
}
