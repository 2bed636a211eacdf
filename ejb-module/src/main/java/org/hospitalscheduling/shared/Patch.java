package org.hospitalscheduling.shared;

/**
 * What a merge patch (RFC 7396) says about one field: nothing, or its new value, which may be null.
 *
 * @param present whether the patch names the field
 * @param value the new value; null if the field is absent or to be cleared
 */
public record Patch<T>(boolean present, T value) {

  /** The field stays as it is. */
  public static <T> Patch<T> keep() {
    return new Patch<>(false, null);
  }

  /** The field becomes {@code value}; null clears it. */
  public static <T> Patch<T> to(T value) {
    return new Patch<>(true, value);
  }

  /** The field's value after the patch. */
  public T orKeep(T current) {
    return present ? value : current;
  }
}
