package org.hospitalscheduling.waitlist;

import java.time.Duration;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * How freed time is offered.
 *
 * @param hold how long the time is held, 5 minutes to a day
 * @param atOnce how many patients are invited at most, 1 to 50
 * @param fillChance the probability with which the slot is to be filled, 0 to 0.999
 * @param offersFreed whether a cancelled appointment's time is offered automatically
 */
public record OfferRules(Duration hold, int atOnce, double fillChance, boolean offersFreed) {

  /** Refuses a value that is out of bounds, with the field's name in the API. */
  public OfferRules {
    if (hold.toMinutes() < 5 || hold.toMinutes() > 1440) {
      throw RefusedException.ofField(Refusal.INVALID, "holdMinutes", "must be 5 to 1440");
    }
    if (atOnce < 1 || atOnce > 50) {
      throw RefusedException.ofField(Refusal.INVALID, "inviteAtOnce", "must be 1 to 50");
    }
    if (!(fillChance >= 0 && fillChance <= 0.999)) {
      throw RefusedException.ofField(Refusal.INVALID, "fillChance", "must be 0 to 0.999");
    }
  }

  /** These rules with the patch applied. */
  public OfferRules with(
      Patch<Integer> holdMinutes,
      Patch<Integer> inviteAtOnce,
      Patch<Double> chance,
      Patch<Boolean> offerFreed) {
    return new OfferRules(
        holdMinutes.present() ? Duration.ofMinutes(holdMinutes.value()) : hold,
        inviteAtOnce.orKeep(atOnce),
        chance.orKeep(fillChance),
        offerFreed.orKeep(offersFreed));
  }
}
