package org.hospitalscheduling.waitlist;

/**
 * How many patients are invited to a freed slot at once. About one invitation in ten is accepted,
 * so inviting one patient after the other cannot fill a slot that begins soon.
 */
final class InvitationSizePolicy {

  /**
   * The acceptance rate before any answers: 8 to 11 % of offers are accepted in published
   * programmes.
   */
  public static final double PRIOR_ACCEPTANCE = 0.10;

  /** After how many invitations the hospital's own experience weighs as much as the prior. */
  public static final double PRIOR_WEIGHT = 50;

  private InvitationSizePolicy() {}

  /**
   * The probability that an invitation is accepted, shrunk towards the prior; between 0 and 1.
   *
   * @param offers invitations that were answered or expired; those whose slot another patient took
   *     do not count
   * @param accepted how many of them were accepted
   */
  public static double acceptance(long offers, long accepted) {
    if (accepted < 0 || accepted > offers) {
      throw new IllegalArgumentException("of n offers 0 to n are accepted");
    }
    return (PRIOR_WEIGHT * PRIOR_ACCEPTANCE + accepted) / (PRIOR_WEIGHT + offers);
  }

  /**
   * The least number m with {@code 1 - (1 - a)^m >= F}, that is {@code m = ⌈ln(1 - F) / ln(1 -
   * a)⌉}, if patients answer independently; 1 to {@code most}.
   *
   * @param fill F, the probability with which the slot is to be filled, 0 to below 1
   * @param acceptance a, the probability that one patient accepts, above 0; at 1 one is enough
   * @param most the maximum, at least 1
   */
  public static int size(double fill, double acceptance, int most) {
    if (!(fill >= 0 && fill < 1) || !(acceptance > 0 && acceptance <= 1) || most < 1) {
      throw new IllegalArgumentException("0 <= fill < 1, 0 < acceptance <= 1, most >= 1");
    }
    // A number that is whole in theory must stay so despite rounding.
    double exact = Math.log1p(-fill) / Math.log1p(-acceptance);
    return (int) Math.max(1, Math.min(most, Math.ceil(exact - 1e-9)));
  }
}
