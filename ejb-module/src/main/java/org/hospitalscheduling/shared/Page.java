package org.hospitalscheduling.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the cursor of the following page; empty on the last
 * @param total the size of the whole list, if it was counted
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> total) {

  /**
   * Makes a page of {@code rows}, which were queried with {@code limit + 1}: the extra row only
   * shows that there are more.
   *
   * @param cursor gives the cursor of a row
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty(), Optional.empty());
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(
        List.copyOf(items), Optional.of(cursor.apply(items.get(limit - 1))), Optional.empty());
  }

  /** The same page of something else. */
  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(items.stream().map(each).toList(), next, total);
  }
}
