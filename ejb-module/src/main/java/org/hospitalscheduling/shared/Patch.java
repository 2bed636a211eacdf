package org.hospitalscheduling.shared;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says about one field: nothing, or its new value, which may be null.
 *
 * @param present whether the patch names the field
 * @param value the new value; null if the field is absent or to be cleared
 */
public record Patch<T>(boolean present, @Nullable T value) {

  /** The field stays as it is. */
  public static <T> Patch<T> keep() {
    return new Patch<>(false, null);
  }

  /** The field becomes {@code value}; null clears it. */
  public static <T> Patch<T> to(@Nullable T value) {
    return new Patch<>(true, value);
  }

  /**
   * The names of the fields that a merge patch names, for the activity log.
   *
   * @param patch a record; components that are no {@code Patch} are no fields
   */
  public static String named(Record patch) {
    return Arrays.stream(patch.getClass().getRecordComponents())
        .filter(component -> component.getType() == Patch.class)
        .filter(component -> read(component, patch).present())
        .map(RecordComponent::getName)
        .collect(Collectors.joining(","));
  }

  private static Patch<?> read(RecordComponent component, Record patch) {
    try {
      return (Patch<?>) component.getAccessor().invoke(patch);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record's component cannot be read", e);
    }
  }

  /** The value after the patch of a field that cannot be cleared. */
  public T orKeep(T current) {
    return value == null ? current : value;
  }

  /** The value after the patch of a field that can be cleared. */
  public @Nullable T orClear(@Nullable T current) {
    return present ? value : current;
  }
}
