package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hospitalscheduling.shared.Versioned;
import org.hospitalscheduling.waitlist.OfferRules;

/**
 * The hospital's overbooking rules as callers see them; for units and bounds see {@link
 * OverbookingConfig} and {@link OfferRules}.
 *
 * @param preset the {@link OverbookingPreset} that the rules are equal to, or {@code custom}
 * @param presets all there are
 */
public record OverbookingView(
    int version,
    boolean enabled,
    double waitCost,
    double overtimeCost,
    double overrunRisk,
    double planningQuantile,
    int maxPerSession,
    double minBooked,
    int minLeadMinutes,
    int horizonDays,
    int holdMinutes,
    int inviteAtOnce,
    double fillChance,
    boolean offerFreed,
    List<OptIn> optIns,
    String preset,
    List<Preset> presets,
    Instant updatedAt)
    implements Versioned {

  /** A preset by its name, with the values that it fixes. */
  public record Preset(OverbookingPreset name, OverbookingPreset.Values values) {}

  private static final String CUSTOM = "custom";

  private static final List<Preset> PRESETS =
      Arrays.stream(OverbookingPreset.values())
          .map(each -> new Preset(each, each.fixed()))
          .toList();

  static OverbookingView of(OverbookingConfig config, OfferRules invites, List<OptIn> optIns) {
    return new OverbookingView(
        config.version(),
        config.isEnabled(),
        config.waitCost(),
        config.overtimeCost(),
        config.overrunRisk(),
        config.planningQuantile(),
        config.maxPerSession(),
        config.minBooked(),
        (int) config.minLead().toMinutes(),
        config.horizonDays(),
        (int) invites.hold().toMinutes(),
        invites.atOnce(),
        invites.fillChance(),
        invites.offersFreed(),
        List.copyOf(optIns),
        config.preset().map(OverbookingPreset::code).orElse(CUSTOM),
        PRESETS,
        config.updatedAt());
  }
}
