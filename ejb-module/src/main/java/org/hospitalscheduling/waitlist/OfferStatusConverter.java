package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class OfferStatusConverter implements AttributeConverter<OfferStatus, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable OfferStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public @Nullable OfferStatus convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : OfferStatus.ofCode(code).orElseThrow();
  }
}
