package org.hospitalscheduling.overbooking;

/**
 * The Beta distribution: the belief about a no-show rate after so many missed and so many kept
 * visits.
 *
 * @param misses the first parameter, α, positive
 * @param kept the second parameter, β, positive
 */
record BetaDistribution(double misses, double kept) {

  private static final double TINY = 1e-300;
  private static final double EXACT = 1e-14;
  private static final int MAX_STEPS = 300;

  /** Coefficients of Lanczos' approximation of the gamma function with g = 7 and nine terms. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  BetaDistribution {
    if (!(misses > 0) || !(kept > 0)) {
      throw new IllegalArgumentException("both parameters are positive");
    }
  }

  double mean() {
    return misses / (misses + kept);
  }

  /**
   * The probability that the rate is at most {@code rate}: the regularised incomplete beta
   * function, computed by its continued fraction (DLMF 8.17.22) and, beyond the mean, by its
   * symmetry (DLMF 8.17.4).
   */
  double cumulative(double rate) {
    if (rate <= 0) {
      return 0;
    }
    if (rate >= 1) {
      return 1;
    }
    double front =
        Math.exp(
            logGamma(misses + kept)
                - logGamma(misses)
                - logGamma(kept)
                + misses * Math.log(rate)
                + kept * Math.log1p(-rate));
    return rate < (misses + 1) / (misses + kept + 2)
        ? front * fraction(misses, kept, rate) / misses
        : 1 - front * fraction(kept, misses, 1 - rate) / kept;
  }

  /**
   * The rate that the true one is below with this probability, by bisection, to 1e-9.
   *
   * @param chance between 0 and 1
   */
  double quantile(double chance) {
    double low = 0;
    double high = 1;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The continued fraction, evaluated by Lentz' method (DLMF 3.10(iii)). */
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MAX_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < EXACT) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** For positive {@code z}; below one half by the reflection formula (DLMF 5.5.3). */
  private static double logGamma(double z) {
    if (z < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
    }
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z - 1 + i);
    }
    double t = z - 1 + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
