package org.hospitalscheduling.notification;

import java.net.URI;
import java.util.Optional;

/**
 * One mail to one recipient.
 *
 * @param to an address, without a name
 * @param subject one line
 * @param text the plain-text body
 * @param html the same content as HTML
 * @param unsubscribe the link for one-click unsubscribing (RFC 8058); empty for mails that
 *     recipients cannot opt out of
 * @param calendar the event that the mail is about, for calendar programs
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

  /**
   * Refuses values that would inject a header (OWASP ASVS 5.0, 1.3.11), whatever the mail library
   * does.
   */
  public Mail {
    oneLine("recipient", to);
    oneLine("subject", subject);
    unsubscribe.ifPresent(link -> oneLine("link", link.toString()));
    if (to.isBlank() || to.indexOf(',') >= 0 || to.indexOf(';') >= 0) {
      throw new IllegalArgumentException("a mail has one recipient");
    }
  }

  /** A mail without link and calendar. */
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

  /** Omits recipient and text: this may be logged. */
  @Override
  public String toString() {
    return "Mail";
  }
}
