package org.hospitalscheduling.settings;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to, as mail servers take it without SMTPUTF8 (RFC 5321, 4.1.2):
 * a dot-atom, an @ and the name of a domain, 254 octets at most. Quoted local parts and address
 * literals are refused. The name of a domain may be written in other letters than ASCII (RFC 3490).
 *
 * @param text as it is shown and stored: as typed, without blanks and invisible characters around
 *     it; a domain that is not ASCII is in its own letters and in lower case, however it was typed
 * @param ascii the same address as mail servers take it
 */
public record EmailAddress(String text, String ascii) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern DOMAIN =
      Pattern.compile("(?:" + LABEL + "\\.)+(?![0-9]+$)(?!.$)" + LABEL);

  /** What separates labels (RFC 3490, 3.1). */
  private static final String DOTS = ".\u3002\uff0e\uff61";

  /**
   * Letters that the older standard for domains, which the platform implements, replaces: {@code ß}
   * by {@code ss}. The name would be somebody else's (RFC 5894, 7.2).
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private static final class NotAnAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    NotAnAddressException(String why) {
      super(why);
      this.why = why;
    }
  }

  /** The address that somebody typed; empty if it is none. */
  public static Optional<EmailAddress> find(String typed) {
    try {
      return Optional.of(read(typed));
    } catch (NotAnAddressException none) {
      return Optional.empty();
    }
  }

  /** Why what somebody typed is no address, as the end of a sentence; empty if it is one. */
  public static Optional<String> objection(String typed) {
    try {
      read(typed);
      return Optional.empty();
    } catch (NotAnAddressException none) {
      return Optional.of(none.why);
    }
  }

  /**
   * What addresses are compared by, whether or not the text is one: a user whose address is no
   * longer accepted is found all the same.
   */
  public static String key(String typed) {
    return find(typed)
        .map(EmailAddress::text)
        .orElseGet(() -> Blanks.strip(typed))
        .toLowerCase(Locale.ROOT);
  }

  private static EmailAddress read(String typed) throws NotAnAddressException {
    String text = Blanks.strip(typed);
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new NotAnAddressException("must be an e-mail address");
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1);
    checkLocalPart(local);
    String ascii = ascii(domain);
    if (local.length() + 1 + ascii.length() > LONGEST) {
      throw new NotAnAddressException("must have at most 254 characters");
    }
    return new EmailAddress(local + "@" + shown(domain, ascii), local + "@" + ascii);
  }

  private static void checkLocalPart(String local) throws NotAnAddressException {
    if (local.codePoints().anyMatch(c -> c > 0x7f)) {
      throw new NotAnAddressException(
          "must have only the letters a to z, digits and signs such as . _ + - before the @");
    }
    if (!LOCAL_PART.matcher(local).matches()) {
      throw new NotAnAddressException("must be an e-mail address");
    }
    if (local.length() > LONGEST_LOCAL_PART) {
      throw new NotAnAddressException("must have at most 64 characters before the @");
    }
  }

  /** The domain as mail servers look it up. */
  private static String ascii(String domain) throws NotAnAddressException {
    if (AMBIGUOUS.matcher(domain).find()) {
      throw new NotAnAddressException(
          "must have its domain in the form that begins with xn--, because of a letter such as ß");
    }
    try {
      if (domain.codePoints().allMatch(EmailAddress::isOfDomain)) {
        String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        if (DOMAIN.matcher(ascii).matches()) {
          return isInternational(domain, ascii) ? ascii.toLowerCase(Locale.ROOT) : ascii;
        }
      }
    } catch (IllegalArgumentException notADomain) {
      // the sentence below says it
    }
    throw new NotAnAddressException("must have a valid domain after the @");
  }

  private static String shown(String domain, String ascii) {
    return isInternational(domain, ascii) ? IDN.toUnicode(ascii) : ascii;
  }

  private static boolean isInternational(String domain, String ascii) {
    return !domain.equals(ascii) || ascii.toLowerCase(Locale.ROOT).contains("xn--");
  }

  /** Letters, digits and the marks on letters; nothing invisible, which the standard would drop. */
  private static boolean isOfDomain(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '-'
        || DOTS.indexOf(c) >= 0;
  }
}
