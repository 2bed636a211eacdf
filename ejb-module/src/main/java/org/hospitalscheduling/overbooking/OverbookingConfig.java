package org.hospitalscheduling.overbooking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * The hospital's weights and limits for overbooking; a single row. Disabled until an administrator
 * enables it.
 */
@Entity
@Table(name = "overbooking_config")
public class OverbookingConfig {

  @Id private boolean onlyRow;
  @Version private int version;
  private boolean enabled;
  private double waitCost;
  private double overtimeCost;
  private double overrunRisk;
  private double planningQuantile;
  private int maxPerSession;
  private double minBooked;
  private int minLeadMinutes;
  private int horizonDays;
  private Instant updatedAt;
  private UUID updatedBy;

  protected OverbookingConfig() {}

  /** Applies the patch; a value that is out of bounds is refused with the field's name. */
  void change(OverbookingPatch patch, UUID by, Instant now) {
    enabled = patch.enabled().orKeep(enabled);
    waitCost = number("waitCost", patch.waitCost(), waitCost, 0, 10);
    overtimeCost = number("overtimeCost", patch.overtimeCost(), overtimeCost, 0, 50);
    overrunRisk = number("overrunRisk", patch.overrunRisk(), overrunRisk, 0, 1);
    planningQuantile =
        number("planningQuantile", patch.planningQuantile(), planningQuantile, 0.01, 0.5);
    maxPerSession = whole("maxPerSession", patch.maxPerSession(), maxPerSession, 0, 20);
    minBooked = number("minBooked", patch.minBooked(), minBooked, 0, 1);
    minLeadMinutes = whole("minLeadMinutes", patch.minLeadMinutes(), minLeadMinutes, 0, 10_080);
    horizonDays = whole("horizonDays", patch.horizonDays(), horizonDays, 1, 60);
    updatedAt = now;
    updatedBy = by;
  }

  /** A copy with the patch applied, for previews; never stored. */
  OverbookingConfig draft(OverbookingPatch patch, Instant now) {
    OverbookingConfig draft = new OverbookingConfig();
    draft.enabled = enabled;
    draft.waitCost = waitCost;
    draft.overtimeCost = overtimeCost;
    draft.overrunRisk = overrunRisk;
    draft.planningQuantile = planningQuantile;
    draft.maxPerSession = maxPerSession;
    draft.minBooked = minBooked;
    draft.minLeadMinutes = minLeadMinutes;
    draft.horizonDays = horizonDays;
    draft.change(patch, updatedBy, now);
    return draft;
  }

  private static double number(
      String field, Patch<Double> patch, double current, double least, double most) {
    double value = patch.orKeep(current);
    if (!(value >= least && value <= most)) {
      throw RefusedException.ofField(Refusal.INVALID, field, "must be " + least + " to " + most);
    }
    return value;
  }

  private static int whole(String field, Patch<Integer> patch, int current, int least, int most) {
    int value = patch.orKeep(current);
    if (value < least || value > most) {
      throw RefusedException.ofField(Refusal.INVALID, field, "must be " + least + " to " + most);
    }
    return value;
  }

  /**
   * The rules for one doctor's sessions.
   *
   * @param perInstant how many appointments the doctor may have at one instant
   */
  Rules rules(int perInstant) {
    return new Rules(waitCost, overtimeCost, overrunRisk, perInstant, maxPerSession, minBooked);
  }

  public int version() {
    return version;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** The cost of waiting for the length of one slot, in slots of care. */
  public double waitCost() {
    return waitCost;
  }

  /** The cost of overtime of the length of one slot, in slots of care. */
  public double overtimeCost() {
    return overtimeCost;
  }

  /** The greatest accepted probability of an overrun of two slots or more. */
  public double overrunRisk() {
    return overrunRisk;
  }

  /** The quantile of the no-show forecast that sessions are planned with. */
  public double planningQuantile() {
    return planningQuantile;
  }

  public int maxPerSession() {
    return maxPerSession;
  }

  /** The share of a session that must be booked before it is overbooked. */
  public double minBooked() {
    return minBooked;
  }

  /** How long before its start a suggestion expires. */
  public Duration minLead() {
    return Duration.ofMinutes(minLeadMinutes);
  }

  /** How many days ahead suggestions are made. */
  public int horizonDays() {
    return horizonDays;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
