package org.hospitalscheduling.overbooking;

import java.util.Arrays;

/**
 * The work that waits for the doctor, as an exact distribution over whole ticks: patients who may
 * come add to it, time reduces it. It is Lindley's recursion (1952, Mathematical Proceedings of the
 * Cambridge Philosophical Society 48:277) for appointments: if all last one slot, the backlog
 * {@code B(t) = max(B(t-1) + A(t) - 1, 0)} in slots.
 *
 * <p>Mutable, and confined to one computation in one thread.
 */
final class Workload {

  /** The probability of each amount of work; those at {@code used} and above are zero. */
  private double[] chance;

  private int used;

  private Workload(double[] chance, int used) {
    this.chance = chance;
    this.used = used;
  }

  /** No work at all. */
  static Workload none() {
    double[] chance = new double[64];
    chance[0] = 1;
    return new Workload(chance, 1);
  }

  Workload copy() {
    return new Workload(Arrays.copyOf(chance, chance.length), used);
  }

  /**
   * Adds a patient who does not come with probability {@code noShow}, and otherwise brings this
   * many ticks of work.
   */
  void expect(int ticks, double noShow) {
    if (used + ticks > chance.length) {
      chance = Arrays.copyOf(chance, Math.max(used + ticks, chance.length * 2));
    }
    double comes = 1 - noShow;
    for (int work = used - 1; work >= 0; work--) {
      chance[work + ticks] += comes * chance[work];
      chance[work] *= noShow;
    }
    used += ticks;
  }

  /** Lets time pass, in which the doctor works while there is work. */
  void pass(int ticks) {
    if (ticks == 0) {
      return;
    }
    double idle = 0;
    for (int work = 0; work < Math.min(ticks, used); work++) {
      idle += chance[work];
    }
    int left = Math.max(used - ticks, 0);
    System.arraycopy(chance, Math.min(ticks, used), chance, 0, left);
    Arrays.fill(chance, left, used, 0);
    chance[0] += idle;
    used = Math.max(left, 1);
  }

  /** The expected work, in ticks. */
  double mean() {
    double sum = 0;
    for (int work = 1; work < used; work++) {
      sum += work * chance[work];
    }
    return sum;
  }

  /** The probability of this much work or more. */
  double atLeast(double ticks) {
    double sum = 0;
    for (int work = (int) Math.ceil(ticks - 1e-9); work < used; work++) {
      sum += chance[work];
    }
    return sum;
  }
}
