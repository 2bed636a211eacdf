package org.hospitalscheduling.web.json;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.hospitalscheduling.shared.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page as an answer contains it.
 *
 * @param next written as null on the last page
 */
@JsonbNillable
public record PagedItems<T>(List<T> items, @Nullable String next) {

  public static <T> PagedItems<T> of(Page<T> page) {
    return new PagedItems<>(page.items(), page.next().orElse(null));
  }
}
