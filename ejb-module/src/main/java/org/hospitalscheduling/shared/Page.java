package org.hospitalscheduling.shared;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next what asks for the part that follows; empty at the end
 * @param total of the whole list, where it was counted
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> total) {

  /**
   * A page out of one row more than was asked for: that row only says that there is more.
   *
   * @param cursor how a row is found again
   */
  public static <T> Page<T> of(
      List<T> rows, int limit, java.util.function.Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty(), Optional.empty());
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(
        List.copyOf(items), Optional.of(cursor.apply(items.get(limit - 1))), Optional.empty());
  }
}
