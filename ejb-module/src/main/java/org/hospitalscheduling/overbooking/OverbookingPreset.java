package org.hospitalscheduling.overbooking;

import java.util.Arrays;
import java.util.Optional;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;
import org.hospitalscheduling.shared.Coded;

/**
 * Three sets of the overbooking rules that fit together, from which a hospital chooses; why their
 * values are what they are is in docs/overbooking.md. What a doctor may have at one instant is no
 * part of them.
 */
public enum OverbookingPreset implements Coded {
  /** Where somebody waiting is worse than an hour left empty. */
  CAREFUL(0.2, 1.6, 0.02, 0.2, 1, 0.95),
  /** What holds until a hospital decides otherwise. */
  BALANCED(
      Rules.DEFAULT.waitCost(),
      Rules.DEFAULT.overtimeCost(),
      Rules.DEFAULT.overrunRisk(),
      NoShowModel.PLANNING_QUANTILE,
      Rules.DEFAULT.perSession(),
      Rules.DEFAULT.minBooked()),
  /** Where many wait for an appointment, and a little in the waiting room is the price of it. */
  FULL(0.12, 1.0, 0.1, 0.4, 3, 0.75);

  private final Values fixed;

  OverbookingPreset(
      double waitCost,
      double overtimeCost,
      double overrunRisk,
      double planningQuantile,
      int maxPerSession,
      double minBooked) {
    fixed =
        new Values(waitCost, overtimeCost, overrunRisk, planningQuantile, maxPerSession, minBooked);
  }

  /** The rules that a preset fixes; for units and bounds see {@link OverbookingConfig}. */
  public record Values(
      double waitCost,
      double overtimeCost,
      double overrunRisk,
      double planningQuantile,
      int maxPerSession,
      double minBooked) {

    /** As the policy takes them, for a doctor with at most so many appointments at an instant. */
    Rules rules(int perInstant) {
      return new Rules(waitCost, overtimeCost, overrunRisk, perInstant, maxPerSession, minBooked);
    }
  }

  /** What the preset fixes. */
  public Values fixed() {
    return fixed;
  }

  /** The preset with exactly these values; empty if they are the hospital's own. */
  static Optional<OverbookingPreset> of(Values values) {
    return Arrays.stream(values()).filter(each -> each.fixed.equals(values)).findFirst();
  }
}
