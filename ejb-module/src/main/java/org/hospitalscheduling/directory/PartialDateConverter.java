package org.hospitalscheduling.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/** Stores a date of which perhaps not all is known as its text. */
@Converter(autoApply = true)
public class PartialDateConverter implements AttributeConverter<PartialDate, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable PartialDate date) {
    return date == null ? null : date.text();
  }

  @Override
  public @Nullable PartialDate convertToEntityAttribute(@Nullable String text) {
    return text == null ? null : new PartialDate(text);
  }
}
