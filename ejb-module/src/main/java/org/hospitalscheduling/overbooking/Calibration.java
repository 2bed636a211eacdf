package org.hospitalscheduling.overbooking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How forecasts compare with outcomes: of the visits with a forecast of 20 %, were 20 % missed?
 *
 * @param visits how many were compared
 * @param missed how many of them were missed
 * @param brier the mean squared difference of forecast and outcome, 0 (perfect) to 1 (Brier 1950,
 *     Monthly Weather Review 78:1); 0 if nothing was compared
 * @param reference the Brier score of always forecasting the observed rate r: r·(1 − r)
 * @param bins the ten deciles of the forecast in order, without empty ones
 */
public record Calibration(
    long visits, long missed, double brier, double reference, List<Bin> bins) {

  /** Bins are 0 to 10 %, 10 to 20 % and so on; a forecast of one belongs to the last. */
  public static final int BINS = 10;

  /**
   * Forecasts of similar size.
   *
   * @param from the lower bound of the forecasts
   * @param forecast the mean forecast
   * @param observed the share of missed visits
   */
  public record Bin(double from, long visits, double forecast, double observed) {}

  /** A forecast, 0 to 1, and whether the visit was missed. */
  public record Outcome(double forecast, boolean missed) {}

  /**
   * Sums over the outcomes of one bin, as a database adds them up.
   *
   * @param bin 0 to 9
   * @param forecasts the sum of the forecasts
   * @param squares the sum of the squared differences of forecast and outcome
   */
  public record Sums(int bin, long visits, long missed, double forecasts, double squares) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * How much of the reference's error the forecasts avoid: 1 is perfect, 0 no better than the
   * observed rate, negative worse (Brier skill score).
   */
  public double skill() {
    return reference == 0 ? 0 : 1 - brier / reference;
  }

  /** Compares forecasts with outcomes. */
  public static Calibration of(Collection<Outcome> outcomes) {
    long[] visits = new long[BINS];
    long[] missed = new long[BINS];
    double[] forecasts = new double[BINS];
    double[] squares = new double[BINS];
    for (Outcome outcome : outcomes) {
      int bin = Math.min(BINS - 1, (int) (outcome.forecast() * BINS));
      double off = outcome.forecast() - (outcome.missed() ? 1 : 0);
      visits[bin]++;
      missed[bin] += outcome.missed() ? 1 : 0;
      forecasts[bin] += outcome.forecast();
      squares[bin] += off * off;
    }
    List<Sums> sums = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      sums.add(new Sums(bin, visits[bin], missed[bin], forecasts[bin], squares[bin]));
    }
    return ofSums(sums);
  }

  /** The same from sums: each bin at most once, in order. */
  public static Calibration ofSums(List<Sums> sums) {
    long visits = sums.stream().mapToLong(Sums::visits).sum();
    long missed = sums.stream().mapToLong(Sums::missed).sum();
    double squares = sums.stream().mapToDouble(Sums::squares).sum();
    double rate = visits == 0 ? 0 : (double) missed / visits;
    List<Bin> bins =
        sums.stream()
            .filter(each -> each.visits() > 0)
            .map(
                each ->
                    new Bin(
                        (double) each.bin() / BINS,
                        each.visits(),
                        each.forecasts() / each.visits(),
                        (double) each.missed() / each.visits()))
            .toList();
    return new Calibration(
        visits, missed, visits == 0 ? 0 : squares / visits, rate * (1 - rate), bins);
  }
}
