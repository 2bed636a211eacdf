package org.hospitalscheduling.overbooking;

import java.util.List;
import org.hospitalscheduling.shared.Patch;

/** A change to the hospital's overbooking rules; {@code optIns} replaces them all. */
public record OverbookingPatch(
    Patch<Boolean> enabled,
    Patch<Double> waitCost,
    Patch<Double> overtimeCost,
    Patch<Double> overrunRisk,
    Patch<Double> planningQuantile,
    Patch<Integer> maxPerSession,
    Patch<Double> minBooked,
    Patch<Integer> minLeadMinutes,
    Patch<Integer> horizonDays,
    Patch<Integer> holdMinutes,
    Patch<Integer> inviteAtOnce,
    Patch<Double> fillChance,
    Patch<Boolean> offerFreed,
    Patch<List<OptIn>> optIns) {}
