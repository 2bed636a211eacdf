package org.hospitalscheduling.overbooking;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class SuggestionStatusConverter implements AttributeConverter<SuggestionStatus, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable SuggestionStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public @Nullable SuggestionStatus convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : SuggestionStatus.ofCode(code).orElseThrow();
  }
}
