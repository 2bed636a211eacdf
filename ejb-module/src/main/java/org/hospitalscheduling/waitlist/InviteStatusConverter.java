package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class InviteStatusConverter implements AttributeConverter<InviteStatus, String> {

  @Override
  public String convertToDatabaseColumn(InviteStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public InviteStatus convertToEntityAttribute(String code) {
    return code == null ? null : InviteStatus.ofCode(code).orElseThrow();
  }
}
