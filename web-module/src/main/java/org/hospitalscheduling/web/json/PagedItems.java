package org.hospitalscheduling.web.json;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.hospitalscheduling.shared.Page;

/**
 * A page as an answer carries it.
 *
 * @param next null on the last page, and then written as null
 */
@JsonbNillable
public record PagedItems<T>(List<T> items, String next) {

  public static <T> PagedItems<T> of(Page<T> page) {
    return new PagedItems<>(page.items(), page.next().orElse(null));
  }
}
