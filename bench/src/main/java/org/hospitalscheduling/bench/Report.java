package org.hospitalscheduling.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints results as they come, and all of them once more at the end. */
final class Report {

  private static final long BEGUN = System.nanoTime();
  private static final List<String> LINES = new ArrayList<>();

  private Report() {}

  static void say(String format, Object... values) {
    System.out.printf("%6.1f s  %s%n", seconds(BEGUN), format.formatted(values));
  }

  static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  static void result(String format, Object... values) {
    String line = format.formatted(values);
    LINES.add(line);
    say("%s", "=> " + line);
  }

  static void print() {
    System.out.println();
    LINES.forEach(System.out::println);
  }

  /** The percentile of the samples: nanoseconds in, milliseconds out. */
  static double percentile(long[] nanos, double part) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))] / 1e6;
  }
}
