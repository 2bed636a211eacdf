package org.hospitalscheduling.overbooking;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How likely somebody will not come: a rate of the department and the lead time, drawn towards what
 * the patient did before.
 *
 * <p>With the group's rate m and s of the patient's n visits missed the forecast is {@code p = (k·m
 * + s) / (k + n)}, the mean of a Beta distribution that began with the weight of k visits at the
 * group's rate and saw n more (empirical Bayes; k = {@value #PATIENT_WEIGHT}). The group's own rate
 * is drawn towards that of the lead time in the whole hospital, and that one towards the stated
 * {@linkplain LeadTime#prior() prior}, each with the weight of {@value #GROUP_WEIGHT} visits: so
 * the model works from the first day and a department with three visits says little.
 *
 * <p>Nothing about the person is in it but whether they came: no age, sex, origin, insurance or
 * place. Models with these make those wait who wait already (Samorani and others, "Overbooked and
 * Overlooked", Manufacturing and Service Operations Management 2022).
 *
 * <p>Immutable and safe to share.
 */
public final class NoShowModel {

  /** k: how many visits of their own it takes until patients weigh as much as their group. */
  public static final double PATIENT_WEIGHT = 10;

  /** How many visits it takes until a group weighs as much as what it is drawn towards. */
  public static final double GROUP_WEIGHT = 50;

  /**
   * Which quantile of the posterior sessions are planned with: to expect no-shows that do not
   * happen makes people wait, to miss some leaves a chair empty for a quarter of an hour.
   */
  public static final double PLANNING_QUANTILE = 0.20;

  /**
   * What a department saw at one lead time.
   *
   * @param visits that ended in coming or not coming; cancelled ones do not count
   * @param missed of these nobody came to; at most {@code visits}
   */
  public record GroupCount(UUID departmentId, LeadTime lead, long visits, long missed) {
    /** Refuses counts that cannot be with {@link IllegalArgumentException}. */
    public GroupCount {
      if (missed < 0 || missed > visits) {
        throw new IllegalArgumentException("of n visits 0 to n are missed");
      }
    }
  }

  /**
   * A forecast.
   *
   * @param noShow the expected chance, between 0 and 1: what is compared with what happens
   * @param planned the chance that sessions are planned with: smaller, the less is known
   */
  public record Forecast(double noShow, double planned) {}

  private record Group(UUID departmentId, LeadTime lead) {}

  private record Known(double rate, long visits, long missed) {}

  private final double quantile;
  private final Map<Group, Double> departments = new HashMap<>();
  private final Map<LeadTime, Double> hospital = new EnumMap<>(LeadTime.class);
  private final Map<Known, Forecast> forecasts = new ConcurrentHashMap<>();

  private NoShowModel(Collection<GroupCount> counts, double quantile) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException("a quantile lies between 0 and 1");
    }
    this.quantile = quantile;
    for (LeadTime lead : LeadTime.values()) {
      long visits = 0;
      long missed = 0;
      for (GroupCount count : counts) {
        if (count.lead() == lead) {
          visits += count.visits();
          missed += count.missed();
        }
      }
      hospital.put(lead, drawn(lead.prior(), visits, missed));
    }
    for (GroupCount count : counts) {
      double towards = hospital.get(count.lead());
      Double before =
          departments.put(
              new Group(count.departmentId(), count.lead()),
              drawn(towards, count.visits(), count.missed()));
      if (before != null) {
        throw new IllegalArgumentException("a department is counted once for each lead time");
      }
    }
  }

  /** What is believed before this hospital has a history: the stated prior. */
  public static NoShowModel prior() {
    return of(List.of(), PLANNING_QUANTILE);
  }

  /**
   * Learns from what the departments saw, each named once for each lead time.
   *
   * @param quantile of the posterior that sessions are planned with, between 0 and 1
   */
  public static NoShowModel of(Collection<GroupCount> counts, double quantile) {
    return new NoShowModel(counts, quantile);
  }

  /**
   * m: the rate of the group, between 0 and 1; of a department that was never seen the hospital's.
   */
  public double rate(UUID departmentId, LeadTime lead) {
    return departments.getOrDefault(new Group(departmentId, lead), hospital.get(lead));
  }

  /**
   * The forecast for one visit.
   *
   * @param visits n: the patient's earlier visits that ended in coming or not coming
   * @param missed s: of these the ones missed
   */
  public Forecast forecast(UUID departmentId, LeadTime lead, long visits, long missed) {
    if (missed < 0 || missed > visits) {
      throw new IllegalArgumentException("of n visits 0 to n are missed");
    }
    return forecasts.computeIfAbsent(new Known(rate(departmentId, lead), visits, missed), this::of);
  }

  private Forecast of(Known known) {
    BetaDistribution posterior =
        new BetaDistribution(
            PATIENT_WEIGHT * known.rate() + known.missed(),
            PATIENT_WEIGHT * (1 - known.rate()) + known.visits() - known.missed());
    return new Forecast(posterior.mean(), posterior.quantile(quantile));
  }

  private static double drawn(double towards, long visits, long missed) {
    return (GROUP_WEIGHT * towards + missed) / (GROUP_WEIGHT + visits);
  }
}
