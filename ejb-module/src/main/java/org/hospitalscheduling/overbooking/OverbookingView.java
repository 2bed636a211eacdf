package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.List;
import org.hospitalscheduling.shared.Versioned;
import org.hospitalscheduling.waitlist.OfferRules;

/**
 * The hospital's overbooking rules as callers see them; for units and bounds see {@link
 * OverbookingConfig} and {@link OfferRules}.
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
    Instant updatedAt)
    implements Versioned {

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
        config.updatedAt());
  }
}
