package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class OfferStatusConverter implements AttributeConverter<OfferStatus, String> {

  @Override
  public String convertToDatabaseColumn(OfferStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public OfferStatus convertToEntityAttribute(String code) {
    return code == null ? null : OfferStatus.ofCode(code).orElseThrow();
  }
}
