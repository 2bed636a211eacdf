package org.hospitalscheduling.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Reproducible randomness: the same parts give the same draws, on every machine and every day. What
 * is drawn for one thing does not depend on how many others there are.
 */
final class Draw {

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private final SplittableRandom random;

  private Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  static Draw of(long... parts) {
    long seed = GOLDEN;
    for (long part : parts) {
      seed = (seed ^ part) * 0xBF58_476D_1CE4_E5B9L;
      seed = (seed ^ (seed >>> 29)) + GOLDEN;
    }
    return new Draw(seed);
  }

  long bits() {
    return random.nextLong();
  }

  /** Between 0 inclusive and 1 exclusive. */
  double fraction() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Both bounds inclusive. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <T> T weighted(List<T> list, ToIntFunction<T> weight) {
    int left = random.nextInt(list.stream().mapToInt(weight).sum());
    for (T each : list) {
      left -= weight.applyAsInt(each);
      if (left < 0) {
        return each;
      }
    }
    throw new IllegalStateException("weights changed while drawing");
  }

  /** Shuffles the list. */
  <T> void shuffle(List<T> list) {
    for (int last = list.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T moved = list.get(last);
      list.set(last, list.get(other));
      list.set(other, moved);
    }
  }
}
