package org.hospitalscheduling.booking;

/**
 * SQL conditions on rows of {@code appointment} that several queries share: constants, to be
 * concatenated into the text of a query.
 */
public final class BookSql {

  /** The status takes time: {@link AppointmentStatus#ACTIVE}. */
  public static final String ACTIVE =
      "status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')";

  /** The patient came. */
  public static final String CAME = "status IN ('arrived', 'checked-in', 'fulfilled')";

  /** The patient came or failed to come. */
  public static final String ATTENDED_OR_MISSED =
      "status IN ('arrived', 'checked-in', 'fulfilled', 'noshow')";

  /** Not a hold that has expired at {@code :now}. */
  public static final String UNEXPIRED =
      "(hold_until IS NULL OR status <> 'pending' OR hold_until > :now)";

  /** Takes time at {@code :now}. */
  public static final String TAKES_TIME = ACTIVE + " AND " + UNEXPIRED;

  /**
   * Starts before {@code :end} and at most the longest appointment before {@code :start}: the part
   * of {@link #OVERLAPS} that an index on the start can answer.
   */
  public static final String BEGINS_NEAR =
      "starts_at < :end AND starts_at > :start - interval '"
          + BookingPolicy.LONGEST_HOURS
          + " hours'";

  /** Overlaps [{@code :start}, {@code :end}). */
  public static final String OVERLAPS = BEGINS_NEAR + " AND ends_at > :start";

  private BookSql() {}

  /** The condition with its columns qualified by {@code alias}. */
  public static String of(String alias, String condition) {
    return condition.replaceAll("\\b(status|hold_until|starts_at|ends_at)\\b", alias + ".$1");
  }
}
