package org.hospitalscheduling.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hospitalscheduling.settings.Settings;

/** How mails put names and times. */
final class MailWording {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK);

  /** Letters of any script, and what names are written with; one line of at most 100 characters. */
  private static final Pattern A_NAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd} '\u2019\u02bc\u2018`\u00b7_.,()\u2010-]{1,100}");

  /** A full stop that does not end a word, or a telephone number. */
  private static final Pattern LIKE_A_LINK =
      Pattern.compile(
          "\\.[\\p{L}\\p{M}\\p{Nd}_-]{2}|^\\s*www\\b|\\p{Nd}[\\p{Nd} ().-]{3,}\\p{Nd}",
          Pattern.CASE_INSENSITIVE);

  private MailWording() {}

  /** On one line, whatever somebody entered: a line break would begin another header. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").strip();
  }

  /**
   * How a mail begins. Somebody else may have entered the name, and mail programs make links of
   * what looks like an address: only what can be nothing but a name on one line is repeated.
   *
   * @param greeting such as {@code Dear}
   * @param name as somebody entered it
   * @param addressed the same as the letter says it
   */
  private static String greeting(String greeting, String name, String addressed) {
    return A_NAME.matcher(name).matches() && !LIKE_A_LINK.matcher(name).find()
        ? greeting + " " + addressed + ","
        : "Hello,";
  }

  static String greetingOfPatient(String name) {
    return greeting("Dear", name, addressed(name));
  }

  static String greetingOfUser(String name) {
    return greeting("Hello", name, name);
  }

  /** Which appointment it is, as far as a mail may say. */
  static String appointment(String department, String doctor, Instant start, Settings settings) {
    String time = "on " + time(start, settings.zone());
    return switch (settings.mailDetail()) {
      case FULL -> oneLine(department) + ", " + oneLine(doctor) + ", " + time;
      case MINIMAL -> time;
    };
  }

  /** A patient as a letter addresses them: {@code Osei, Kwame} is {@code Kwame Osei}. */
  static String addressed(String patient) {
    String[] parts = oneLine(patient).split(",", -1);
    return parts.length == 2
        ? (parts[1].strip() + " " + parts[0].strip()).strip()
        : oneLine(patient);
  }

  /** A time for somebody who comes to the hospital, on the hospital's clock. */
  static String time(Instant at, ZoneId zone) {
    return DAY_AND_TIME.format(at.atZone(zone));
  }

  /** A time for somebody who may be anywhere: with the zone that it is told in. */
  static String timeAnywhere(Instant at, ZoneId zone) {
    return time(at, zone) + " (" + zone.getDisplayName(TextStyle.FULL, Locale.UK) + ")";
  }
}
