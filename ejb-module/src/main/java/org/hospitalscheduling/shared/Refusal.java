package org.hospitalscheduling.shared;

/**
 * Every way in which a request is refused for what it asks. What the edge answers follows from the
 * kind.
 */
public enum Refusal implements Coded {
  // The time is taken.
  DOCTOR_BUSY(Kind.CONFLICT),
  PATIENT_BUSY(Kind.CONFLICT),
  OVERBOOKING_LIMIT(Kind.CONFLICT),
  HELD(Kind.CONFLICT),
  MOVES_REFUSED(Kind.CONFLICT),

  // A rule about the request itself.
  OUTSIDE_HOURS(Kind.RULE),
  TIME_OFF(Kind.RULE),
  IN_THE_PAST(Kind.RULE),
  OFF_GRID(Kind.RULE),
  TOO_SHORT(Kind.RULE),
  TOO_LONG(Kind.RULE),
  UNKNOWN_DOCTOR(Kind.RULE),
  UNKNOWN_PATIENT(Kind.RULE),
  UNKNOWN_DEPARTMENT(Kind.RULE),
  UNKNOWN_TYPE(Kind.RULE),
  INACTIVE(Kind.RULE),
  KEY_REUSED(Kind.RULE),
  STATUS_TRANSITION(Kind.RULE),
  TOO_MANY_ROWS(Kind.RULE),
  LAST_ADMIN(Kind.RULE),
  WRONG_PASSWORD(Kind.RULE),
  WRONG_CODE(Kind.RULE),
  LINK_OVER(Kind.RULE),
  NOT_A_PICTURE(Kind.RULE),
  NOBODY_TO_ASK(Kind.RULE),
  LINES_AT_FAULT(Kind.RULE),

  INVALID(Kind.INVALID),

  // The state of what is asked for.
  NOT_FOUND(Kind.MISSING),
  DUPLICATE(Kind.CONFLICT),
  SECOND_FACTOR_ON(Kind.CONFLICT),
  SUGGESTION_OVER(Kind.CONFLICT),
  OFFER_OVER(Kind.OVER),
  IN_PROGRESS(Kind.CONFLICT),
  STALE_VERSION(Kind.STALE),
  VERSION_REQUIRED(Kind.UNVERSIONED),

  // The caller.
  SIGN_IN_FAILED(Kind.UNAUTHENTICATED),
  SIGNED_OUT(Kind.UNAUTHENTICATED),
  SUPERSEDED(Kind.CONFLICT),
  SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED),
  SECOND_FACTOR_FAILED(Kind.UNAUTHENTICATED),
  NOT_ALLOWED(Kind.FORBIDDEN),
  SIGN_IN_NEEDS_HTTPS(Kind.FORBIDDEN),
  THROTTLED(Kind.THROTTLED),

  BUSY(Kind.BUSY);

  /** What sort of answer a refusal deserves. */
  public enum Kind {
    /** The request cannot be understood. */
    INVALID,
    /** It is not known, or not known well enough, who asks. */
    UNAUTHENTICATED,
    FORBIDDEN,
    MISSING,
    /** Something is in the way that may go away. */
    CONFLICT,
    /** It was there, and will not come back. */
    OVER,
    /** Somebody else has changed it since. */
    STALE,
    /** A change has to name the version it saw, and does not. */
    UNVERSIONED,
    /** A rule forbids what is asked for, whatever else is going on. */
    RULE,
    /** Too many attempts. */
    THROTTLED,
    /** Too many callers at once. */
    BUSY
  }

  private final Kind kind;

  Refusal(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The name in the API, for instance {@code doctor-busy}. */
  public String rule() {
    return code();
  }
}
