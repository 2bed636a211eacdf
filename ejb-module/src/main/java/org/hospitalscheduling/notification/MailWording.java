package org.hospitalscheduling.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** How mails put names and times. */
final class MailWording {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK);

  private MailWording() {}

  /** On one line, whatever somebody entered: a line break would begin another header. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").strip();
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
