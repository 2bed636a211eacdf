package org.hospitalscheduling.booking;

/**
 * The SQL conditions on rows of {@code appointment}, stated once, to be concatenated into queries.
 */
public final class BookSql {

  /** Takes time by its status: {@link AppointmentStatus#ACTIVE}. */
  public static final String ACTIVE =
      "status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')";

  /** The patient came. */
  public static final String CAME = "status IN ('arrived', 'checked-in', 'fulfilled')";

  /** It is known whether the patient came. */
  public static final String ATTENDED_OR_MISSED =
      "status IN ('arrived', 'checked-in', 'fulfilled', 'noshow')";

  /** Is not a hold that has expired at {@code :now}. */
  public static final String UNEXPIRED =
      "(hold_until IS NULL OR status <> 'pending' OR hold_until > :now)";

  /** Takes time at {@code :now}. */
  public static final String TAKES_TIME = ACTIVE + " AND " + UNEXPIRED;

  /**
   * Begins before {@code :end}, and not so long before {@code :start} that it must be over by then:
   * the part that an index on the start can use.
   */
  public static final String BEGINS_NEAR =
      "starts_at < :end AND starts_at > :start - interval '"
          + BookingPolicy.LONGEST_HOURS
          + " hours'";

  /** Overlaps [{@code :start}, {@code :end}). */
  public static final String OVERLAPS = BEGINS_NEAR + " AND ends_at > :start";

  private BookSql() {}

  /** The condition for an appointment that has {@code alias} in the query. */
  public static String of(String alias, String condition) {
    return condition.replaceAll("\\b(status|hold_until|starts_at|ends_at)\\b", alias + ".$1");
  }
}
