package org.hospitalscheduling.overbooking;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The probability that a patient misses a visit: the rate of the department and the lead time,
 * shrunk towards the patient's own history.
 *
 * <p>With the group's rate m, and s of the patient's n visits missed, the forecast is {@code p =
 * (k·m + s) / (k + n)}: the mean of a Beta distribution that began with k visits at the group's
 * rate and saw n more (empirical Bayes; k = {@value #PATIENT_WEIGHT}). The group's own rate is
 * shrunk towards that of the lead time in the whole hospital, and that one towards the stated
 * {@linkplain LeadTime#prior() prior}, each with a weight of {@value #GROUP_WEIGHT} visits: so the
 * model works from the first day, and a department with three visits carries little weight.
 *
 * <p>The only personal input is whether the patient came before: no age, sex, origin, insurance or
 * place. Models with these make the patients wait who are disadvantaged already (Samorani and
 * others, "Overbooked and Overlooked", Manufacturing and Service Operations Management 2022).
 *
 * <p>Immutable and thread-safe.
 */
public final class NoShowModel {

  /** k: after how many visits a patient's own history weighs as much as their group. */
  public static final double PATIENT_WEIGHT = 10;

  /** After how many visits a group's own rate weighs as much as the rate it is shrunk towards. */
  public static final double GROUP_WEIGHT = 50;

  /**
   * The quantile of the posterior that sessions are planned with. Expecting no-shows that do not
   * happen makes patients wait; missing some leaves a chair empty for a quarter of an hour.
   */
  public static final double PLANNING_QUANTILE = 0.20;

  /**
   * Attendance in a department at one lead time.
   *
   * @param visits visits that were attended or missed; cancelled ones do not count
   * @param missed how many of them were missed; at most {@code visits}
   */
  public record GroupCount(UUID departmentId, LeadTime lead, long visits, long missed) {
    /**
     * @throws IllegalArgumentException if the counts are impossible
     */
    public GroupCount {
      if (missed < 0 || missed > visits) {
        throw new IllegalArgumentException("of n visits 0 to n are missed");
      }
    }
  }

  /**
   * A forecast.
   *
   * @param noShow the expected probability, between 0 and 1, which is compared with the outcome
   * @param planned the probability that sessions are planned with: the less is known, the smaller
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
      double towards = requireNonNull(hospital.get(count.lead()));
      Double before =
          departments.put(
              new Group(count.departmentId(), count.lead()),
              drawn(towards, count.visits(), count.missed()));
      if (before != null) {
        throw new IllegalArgumentException("a department is counted once for each lead time");
      }
    }
  }

  /** The model before this hospital has a history: the stated prior. */
  public static NoShowModel prior() {
    return of(List.of(), PLANNING_QUANTILE);
  }

  /**
   * Learns from the departments' attendance.
   *
   * @param counts at most one for each department and lead time
   * @param quantile of the posterior that sessions are planned with, between 0 and 1
   */
  public static NoShowModel of(Collection<GroupCount> counts, double quantile) {
    return new NoShowModel(counts, quantile);
  }

  /** m: the rate of the group, between 0 and 1; the hospital's for an unknown department. */
  public double rate(UUID departmentId, LeadTime lead) {
    return departments.getOrDefault(
        new Group(departmentId, lead), requireNonNull(hospital.get(lead)));
  }

  /**
   * The forecast for one visit.
   *
   * @param visits n: the patient's earlier visits that were attended or missed
   * @param missed s: how many of them were missed
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
