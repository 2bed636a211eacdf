package org.hospitalscheduling.notification;

/**
 * One mail to one recipient.
 *
 * @param to an address, without a name
 * @param subject one line
 * @param text for those who read text
 * @param html the same for those who read HTML
 */
public record Mail(String to, String subject, String text, String html) {

  /** Refuses what would add a header (OWASP ASVS 5.0, 1.3.11), whatever the mail library does. */
  public Mail {
    oneLine("recipient", to);
    oneLine("subject", subject);
    if (to.isBlank() || to.indexOf(',') >= 0 || to.indexOf(';') >= 0) {
      throw new IllegalArgumentException("a mail has one recipient");
    }
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
