package org.hospitalscheduling.overbooking;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;

/**
 * What this hospital weighs and allows; there is one row of it. Off until somebody switches it on.
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

  /**
   * Changes what the patch names; its bounds are the edge's to check and the database's to keep.
   */
  void change(OverbookingPatch patch, UUID by, Instant now) {
    enabled = patch.enabled().orKeep(enabled);
    waitCost = patch.waitCost().orKeep(waitCost);
    overtimeCost = patch.overtimeCost().orKeep(overtimeCost);
    overrunRisk = patch.overrunRisk().orKeep(overrunRisk);
    planningQuantile = patch.planningQuantile().orKeep(planningQuantile);
    maxPerSession = patch.maxPerSession().orKeep(maxPerSession);
    minBooked = patch.minBooked().orKeep(minBooked);
    minLeadMinutes = patch.minLeadMinutes().orKeep(minLeadMinutes);
    horizonDays = patch.horizonDays().orKeep(horizonDays);
    updatedAt = now;
    updatedBy = by;
  }

  /** These rules as the patch would make them; for looking, not for storing. */
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

  /**
   * The rules for one doctor's sessions.
   *
   * @param perInstant how many of the doctor's appointments there may be at one instant
   */
  Rules rules(int perInstant) {
    return values().rules(perInstant);
  }

  /** The part of these rules that presets fix. */
  private OverbookingPreset.Values values() {
    return new OverbookingPreset.Values(
        waitCost, overtimeCost, overrunRisk, planningQuantile, maxPerSession, minBooked);
  }

  /** The preset that these rules are equal to; empty if they are the hospital's own. */
  Optional<OverbookingPreset> preset() {
    return OverbookingPreset.of(values());
  }

  public int version() {
    return version;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** What a slot's length of waiting costs, in slots of care. */
  public double waitCost() {
    return waitCost;
  }

  /** What a slot's length of overtime costs, in slots of care. */
  public double overtimeCost() {
    return overtimeCost;
  }

  /** The greatest chance of running over by two slots or more. */
  public double overrunRisk() {
    return overrunRisk;
  }

  /** Which quantile of what is believed about a patient sessions are planned with. */
  public double planningQuantile() {
    return planningQuantile;
  }

  public int maxPerSession() {
    return maxPerSession;
  }

  /** The share of a session that must be booked before anything is overbooked. */
  public double minBooked() {
    return minBooked;
  }

  /** How long before its start a suggestion ends. */
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
