package org.hospitalscheduling.settings;

/** How much mails to patients say, from {@code MAIL_DETAIL}. */
public enum MailDetail {
  /** Department, doctor and time. */
  FULL,
  /** The time alone, also in the calendar's event: where it is says what somebody has. */
  MINIMAL
}
