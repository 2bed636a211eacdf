package org.hospitalscheduling.waitlist;

/**
 * To how many at once a freed slot is offered. About one offer in ten is taken, so one after the
 * other cannot fill a slot that begins soon.
 */
final class InvitationSizePolicy {

  /** What is believed before any answers: 8 to 11 % of offers are taken in published programmes. */
  public static final double PRIOR_ACCEPTANCE = 0.10;

  /** How many offers it takes until the hospital's own experience weighs as much as the prior. */
  public static final double PRIOR_WEIGHT = 50;

  private InvitationSizePolicy() {}

  /**
   * The chance that somebody takes an offer, drawn towards the prior; between 0 and 1.
   *
   * @param offers that were answered or ran out; those whose slot another took do not count
   * @param accepted of these
   */
  public static double acceptance(long offers, long accepted) {
    if (accepted < 0 || accepted > offers) {
      throw new IllegalArgumentException("of n offers 0 to n are accepted");
    }
    return (PRIOR_WEIGHT * PRIOR_ACCEPTANCE + accepted) / (PRIOR_WEIGHT + offers);
  }

  /**
   * The least number m with {@code 1 - (1 - a)^m >= F}, that is {@code m = ⌈ln(1 - F) / ln(1 -
   * a)⌉}, where people answer independently; 1 to {@code most}.
   *
   * @param fill F, the chance with which the slot is to be filled, 0 to below 1
   * @param acceptance a, the chance that one takes it, above 0; at 1 one is enough
   * @param most at most so many are asked, at least 1
   */
  public static int size(double fill, double acceptance, int most) {
    if (!(fill >= 0 && fill < 1) || !(acceptance > 0 && acceptance <= 1) || most < 1) {
      throw new IllegalArgumentException("0 <= fill < 1, 0 < acceptance <= 1, most >= 1");
    }
    // What is a whole number in theory is one after rounding, too.
    double exact = Math.log1p(-fill) / Math.log1p(-acceptance);
    return (int) Math.max(1, Math.min(most, Math.ceil(exact - 1e-9)));
  }
}
