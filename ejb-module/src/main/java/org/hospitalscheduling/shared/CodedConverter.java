package org.hospitalscheduling.shared;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** Stores the code of a constant, so that the column reads like the API. */
public abstract class CodedConverter<E extends Enum<E> & Coded>
    implements AttributeConverter<E, String> {
  private final Class<E> type;

  protected CodedConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
    return constant == null ? null : constant.code();
  }

  @Override
  public @Nullable E convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : Coded.of(type, code);
  }
}
