package org.hospitalscheduling.shared;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sets of instants, as ordered lists of spans that neither overlap nor touch. */
public final class TimeRanges {

  private TimeRanges() {}

  /** The same instants as ordered spans; spans that overlap or touch become one. */
  public static List<TimeRange> union(Collection<TimeRange> ranges) {
    List<TimeRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparing(TimeRange::start));
    List<TimeRange> union = new ArrayList<>();
    for (TimeRange next : sorted) {
      int last = union.size() - 1;
      if (last >= 0 && !next.start().isAfter(union.get(last).end())) {
        if (next.end().isAfter(union.get(last).end())) {
          union.set(last, new TimeRange(union.get(last).start(), next.end()));
        }
      } else {
        union.add(next);
      }
    }
    return union;
  }

  /** The instants of {@code open} that lie in none of {@code busy}. */
  public static List<TimeRange> subtract(Collection<TimeRange> open, Collection<TimeRange> busy) {
    List<TimeRange> taken = union(busy);
    List<TimeRange> free = new ArrayList<>();
    int first = 0;
    for (TimeRange span : union(open)) {
      while (first < taken.size() && !taken.get(first).end().isAfter(span.start())) {
        first++;
      }
      Instant from = span.start();
      for (int i = first; i < taken.size() && taken.get(i).start().isBefore(span.end()); i++) {
        if (from.isBefore(taken.get(i).start())) {
          free.add(new TimeRange(from, taken.get(i).start()));
        }
        from = later(from, taken.get(i).end());
      }
      if (from.isBefore(span.end())) {
        free.add(new TimeRange(from, span.end()));
      }
    }
    return free;
  }

  /** The instants that lie in {@code a} as well as in {@code b}. */
  public static List<TimeRange> intersect(Collection<TimeRange> a, Collection<TimeRange> b) {
    return subtract(a, subtract(a, b));
  }

  /** The instants of {@code ranges} that lie in {@code window}. */
  public static List<TimeRange> clip(Collection<TimeRange> ranges, TimeRange window) {
    List<TimeRange> clipped = new ArrayList<>();
    for (TimeRange range : ranges) {
      if (range.overlaps(window)) {
        clipped.add(
            new TimeRange(
                later(range.start(), window.start()),
                range.end().isBefore(window.end()) ? range.end() : window.end()));
      }
    }
    return clipped;
  }

  /** From the first start to the last end of {@code ordered}, which is not empty. */
  public static TimeRange around(List<TimeRange> ordered) {
    return new TimeRange(ordered.get(0).start(), ordered.get(ordered.size() - 1).end());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
