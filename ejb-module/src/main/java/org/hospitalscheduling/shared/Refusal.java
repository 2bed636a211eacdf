package org.hospitalscheduling.shared;

import java.util.Locale;

/**
 * Every reason for which a request is refused. The web module maps each to one HTTP status; the
 * rule's name is part of the API.
 */
public enum Refusal {
  // The time is taken (409).
  DOCTOR_BUSY,
  PATIENT_BUSY,
  OVERBOOKING_LIMIT,
  HELD,
  MOVES_REFUSED,

  // The request breaks a rule (422).
  OUTSIDE_HOURS,
  TIME_OFF,
  IN_THE_PAST,
  OFF_GRID,
  TOO_SHORT,
  TOO_LONG,
  UNKNOWN_DOCTOR,
  UNKNOWN_PATIENT,
  UNKNOWN_DEPARTMENT,
  UNKNOWN_TYPE,
  INACTIVE,
  KEY_REUSED,
  STATUS_TRANSITION,
  TOO_MANY_ROWS,
  LAST_ADMIN,
  WRONG_PASSWORD,
  WRONG_CODE,
  LINK_OVER,
  NOT_A_PICTURE,
  NOBODY_TO_ASK,
  LINES_AT_FAULT,

  // The request is malformed in a way that the schema cannot express (400).
  INVALID,

  // The state of the resource forbids it (404, 409, 410, 412, 428).
  NOT_FOUND,
  DUPLICATE,
  SECOND_FACTOR_ON,
  SUGGESTION_OVER,
  OFFER_OVER,
  IN_PROGRESS,
  STALE_VERSION,
  VERSION_REQUIRED,

  // The caller may not, or not now (401, 403, 429).
  SIGN_IN_FAILED,
  SIGNED_OUT,
  SUPERSEDED,
  SECOND_FACTOR_REQUIRED,
  SECOND_FACTOR_FAILED,
  NOT_ALLOWED,
  THROTTLED,
  SIGN_IN_NEEDS_HTTPS,

  // The server is overloaded (503).
  BUSY;

  /** The name in the API, for instance {@code doctor-busy}. */
  public String rule() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
