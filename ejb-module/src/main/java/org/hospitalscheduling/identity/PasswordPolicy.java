package org.hospitalscheduling.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.Text;

/**
 * Which passwords are accepted (OWASP ASVS 5.0, V6.2): 12 to 128 characters of any kind, unless the
 * password is common or consists of little more than words that belong to this hospital or this
 * user.
 */
public final class PasswordPolicy {
  /** Minimum length in Unicode code points, like {@link #LONGEST}. */
  public static final int SHORTEST = 12;

  public static final int LONGEST = 128;

  /**
   * The minimum number of code points that must remain when the words that anybody would guess are
   * removed.
   */
  private static final int SHORTEST_REMAINDER = 8;

  private static final int FEWEST_DIFFERENT = 5;
  private static final int SHORTEST_WORD = 4;

  private static final Set<String> COMMON =
      lines("common-passwords.txt").collect(Collectors.toUnmodifiableSet());
  private static final List<String> HOSPITAL_WORDS = lines("hospital-words.txt").toList();

  private PasswordPolicy() {}

  /**
   * Why a password is refused, as a sentence for the user; empty if it is accepted. Judged in
   * normalisation form C, as it will be hashed.
   *
   * @param context words that are easy to guess for this account: the user name, the e-mail
   *     address, the hospital's name
   */
  public static Optional<String> objection(String typed, Collection<String> context) {
    String password = Text.nfc(typed);
    int length = Text.length(password);
    if (length < SHORTEST) {
      return Optional.of("The password must have at least 12 characters.");
    }
    if (length > LONGEST) {
      return Optional.of("The password can have at most 128 characters.");
    }
    String lower = password.toLowerCase(Locale.ROOT);
    if (COMMON.contains(lower)
        || COMMON.contains(plain(lower))
        || lower.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of("This password is too common. Choose another.");
    }
    if (remainder(lower, context) < SHORTEST_REMAINDER) {
      return Optional.of(
          "The password is made up of words that are easy to guess here. Add other words.");
    }
    return Optional.empty();
  }

  private static int remainder(String lower, Collection<String> context) {
    String rest = plain(lower);
    List<String> words =
        Stream.concat(
                HOSPITAL_WORDS.stream(),
                context.stream()
                    .flatMap(
                        text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")))
                    .map(PasswordPolicy::plain))
            .filter(word -> word.length() >= SHORTEST_WORD)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String word : words) {
      rest = rest.replace(word, "");
    }
    return rest.codePointCount(0, rest.length());
  }

  /** The text with the usual character substitutions undone. */
  private static String plain(String lower) {
    return lower
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('@', 'a')
        .replace('5', 's')
        .replace('$', 's')
        .replace('7', 't');
  }

  private static Stream<String> lines(String resource) {
    InputStream in = PasswordPolicy.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(resource + " is missing from the archive");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
