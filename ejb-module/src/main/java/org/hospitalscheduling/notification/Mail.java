package org.hospitalscheduling.notification;

import java.net.URI;
import java.util.Optional;

/**
 * One mail to one recipient.
 *
 * @param to an address, without a name
 * @param subject one line
 * @param text for those who read text
 * @param html the same for those who read HTML
 * @param unsubscribe what a mail program posts to when its reader wants no more of the kind (RFC
 *     8058); empty where a mail is nobody's to refuse
 * @param calendar the event that the mail is about, for programs that keep calendars
 */
public record Mail(
    String to,
    String subject,
    String text,
    String html,
    Optional<URI> unsubscribe,
    Optional<Calendar> calendar) {

  /**
   * An iCalendar object as a part of a mail (RFC 6047).
   *
   * @param method as in the object: {@code REQUEST} or {@code CANCEL}
   */
  public record Calendar(String method, String text) {
    public Calendar {
      if (!method.equals("REQUEST") && !method.equals("CANCEL")) {
        throw new IllegalArgumentException("a method that we send");
      }
    }
  }

  /** Refuses what would add a header (OWASP ASVS 5.0, 1.3.11), whatever the mail library does. */
  public Mail {
    oneLine("recipient", to);
    oneLine("subject", subject);
    unsubscribe.ifPresent(link -> oneLine("link", link.toString()));
    if (to.isBlank() || to.indexOf(',') >= 0 || to.indexOf(';') >= 0) {
      throw new IllegalArgumentException("a mail has one recipient");
    }
  }

  /** A mail of words alone. */
  public Mail(String to, String subject, String text, String html) {
    this(to, subject, text, html, Optional.empty(), Optional.empty());
  }

  private static void oneLine(String what, String value) {
    if (value.chars().anyMatch(Character::isISOControl)
        || value.indexOf('\u2028') >= 0
        || value.indexOf('\u2029') >= 0) {
      throw new IllegalArgumentException("a mail's " + what + " is one line");
    }
  }

  /** Neither recipient nor texts: this may reach a log. */
  @Override
  public String toString() {
    return "Mail";
  }
}
