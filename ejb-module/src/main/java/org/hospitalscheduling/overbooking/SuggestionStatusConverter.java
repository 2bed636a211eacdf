package org.hospitalscheduling.overbooking;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link SuggestionStatus}. */
@Converter(autoApply = true)
public class SuggestionStatusConverter extends CodedConverter<SuggestionStatus> {
  public SuggestionStatusConverter() {
    super(SuggestionStatus.class);
  }
}
