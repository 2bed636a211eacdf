package org.hospitalscheduling.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An enum whose constants have a name of their own in the API and in the database. */
public interface Coded {

  String name();

  /** That name; {@code no-address} for {@code NO_ADDRESS} where the enum says nothing else. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with that code, which is known to be one. */
  static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
    return find(type, code).orElseThrow();
  }

  /** The constant with that code, if there is one. */
  static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.code().equals(code))
        .findFirst();
  }
}
