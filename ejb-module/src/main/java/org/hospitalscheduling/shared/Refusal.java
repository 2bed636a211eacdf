package org.hospitalscheduling.shared;

/**
 * Every reason for which a request is refused. The rule's name is part of the API; what the edge
 * answers follows from the kind.
 */
public enum Refusal implements Coded {
  // The time is taken.
  DOCTOR_BUSY(Kind.CONFLICT),
  PATIENT_BUSY(Kind.CONFLICT),
  OVERBOOKING_LIMIT(Kind.CONFLICT),
  HELD(Kind.CONFLICT),
  GIVEN_AWAY(Kind.CONFLICT),
  MOVES_REFUSED(Kind.CONFLICT),

  /** The MRN is known, and its owner is somebody else than was said. */
  PATIENT_DIFFERS(Kind.CONFLICT),

  /** Somebody of the same name and birth date is known under another MRN. */
  LIKELY_DUPLICATE(Kind.CONFLICT),

  /** The patient's record was merged into another's. */
  MERGED(Kind.CONFLICT),

  /** The patient was erased; only visits without a name are left. */
  ERASED(Kind.CONFLICT),

  /** Appointments of the two patients who are to be merged overlap. */
  MERGE_OVERLAPS(Kind.CONFLICT),

  // The request breaks a rule.
  OUTSIDE_HOURS(Kind.RULE),
  TIME_OFF(Kind.RULE),
  IN_THE_PAST(Kind.RULE),
  BEYOND_HORIZON(Kind.RULE),
  OFF_GRID(Kind.RULE),
  OVERLAP(Kind.RULE),
  TOO_SHORT(Kind.RULE),
  TOO_LONG(Kind.RULE),
  UNKNOWN_DOCTOR(Kind.RULE),
  UNKNOWN_PATIENT(Kind.RULE),
  UNKNOWN_DEPARTMENT(Kind.RULE),
  UNKNOWN_TYPE(Kind.RULE),
  INACTIVE(Kind.RULE),
  OTHER_DEPARTMENT(Kind.RULE),
  CORRECTION_REQUIRED(Kind.RULE),
  TOO_EARLY(Kind.RULE),
  KEY_REUSED(Kind.RULE),
  STATUS_TRANSITION(Kind.RULE),
  TOO_MANY_ROWS(Kind.RULE),
  LAST_ADMIN(Kind.RULE),

  /** Nobody has confirmed that the e-mail address is the user's. */
  ADDRESS_UNPROVEN(Kind.RULE),
  WRONG_PASSWORD(Kind.RULE),
  WRONG_CODE(Kind.RULE),
  LINK_OVER(Kind.RULE),
  NOT_A_PICTURE(Kind.RULE),
  NOBODY_TO_ASK(Kind.RULE),
  NO_MAIL(Kind.RULE),
  LINES_AT_FAULT(Kind.RULE),

  // The request is malformed in a way that the schema cannot express.
  INVALID(Kind.INVALID),

  // The state of the resource forbids it.
  NOT_FOUND(Kind.MISSING),
  DUPLICATE(Kind.CONFLICT),
  SECOND_FACTOR_ON(Kind.CONFLICT),
  SECOND_FACTOR_KEPT(Kind.CONFLICT),
  SUGGESTION_OVER(Kind.CONFLICT),
  OFFER_OVER(Kind.OVER),
  IN_PROGRESS(Kind.CONFLICT),
  STALE_VERSION(Kind.STALE),
  VERSION_REQUIRED(Kind.UNVERSIONED),

  // The caller may not, or not now.
  SIGN_IN_FAILED(Kind.UNAUTHENTICATED),
  SIGNED_OUT(Kind.UNAUTHENTICATED),
  SUPERSEDED(Kind.CONFLICT),
  SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED),
  SECOND_FACTOR_FAILED(Kind.UNAUTHENTICATED),
  SECOND_FACTOR_MISSING(Kind.FORBIDDEN),
  NOT_ALLOWED(Kind.FORBIDDEN),
  SIGN_IN_NEEDS_HTTPS(Kind.FORBIDDEN),
  THROTTLED(Kind.THROTTLED),

  // The server is overloaded.
  BUSY(Kind.BUSY);

  /** What a refusal means to the caller; the edge has one answer for each. */
  public enum Kind {
    /** The request cannot be understood. */
    INVALID,
    /** The caller has not proved who they are. */
    UNAUTHENTICATED,
    FORBIDDEN,
    MISSING,
    /** Something is in the way that may go away by itself. */
    CONFLICT,
    /** It existed once and will not come back. */
    OVER,
    /** It has changed since the caller saw it. */
    STALE,
    /** A change must name the version that it is based on, and does not. */
    UNVERSIONED,
    /** A rule forbids it, whatever the caller waits for. */
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
}
