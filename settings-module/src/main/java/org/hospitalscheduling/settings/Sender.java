package org.hospitalscheduling.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who mails come from.
 *
 * @param name as people write it; empty if the address stands alone
 */
public record Sender(Optional<String> name, EmailAddress address) {

  private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]*)>\\s*");

  /**
   * The sender in the form of RFC 5322 {@code From}: an address, or a name, which may be quoted,
   * and the address in angle brackets; empty if it is neither.
   */
  public static Optional<Sender> find(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    Matcher named = NAMED.matcher(text);
    return named.matches()
        ? EmailAddress.find(named.group(2))
            .map(address -> new Sender(unquoted(named.group(1).strip()), address))
        : EmailAddress.find(text).map(address -> new Sender(Optional.empty(), address));
  }

  private static Optional<String> unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    String plain = quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    return Optional.of(plain).filter(some -> !some.isBlank());
  }
}
