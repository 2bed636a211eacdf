package org.hospitalscheduling.waitlist;

import java.time.Duration;
import org.hospitalscheduling.shared.Patch;

/**
 * How freed time is offered.
 *
 * @param hold for how long, 5 minutes to a day
 * @param atOnce to how many at most, 1 to 50
 * @param fillChance with what chance it is to be filled, 0 to 0.999
 * @param offersFreed whether a cancelled appointment's time is offered by itself
 */
public record OfferRules(Duration hold, int atOnce, double fillChance, boolean offersFreed) {

  /** These rules with what the patch names. */
  public OfferRules with(
      Patch<Integer> holdMinutes,
      Patch<Integer> inviteAtOnce,
      Patch<Double> chance,
      Patch<Boolean> offerFreed) {
    return new OfferRules(
        holdMinutes.value() != null ? Duration.ofMinutes(holdMinutes.value()) : hold,
        inviteAtOnce.orKeep(atOnce),
        chance.orKeep(fillChance),
        offerFreed.orKeep(offersFreed));
  }
}
