package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class WaitlistStatusConverter implements AttributeConverter<WaitlistStatus, String> {

  @Override
  public String convertToDatabaseColumn(WaitlistStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public WaitlistStatus convertToEntityAttribute(String code) {
    return code == null ? null : WaitlistStatus.ofCode(code).orElseThrow();
  }
}
