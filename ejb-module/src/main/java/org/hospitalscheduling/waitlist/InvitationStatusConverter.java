package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class InvitationStatusConverter implements AttributeConverter<InvitationStatus, String> {

  @Override
  public String convertToDatabaseColumn(InvitationStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public InvitationStatus convertToEntityAttribute(String code) {
    return code == null ? null : InvitationStatus.ofCode(code).orElseThrow();
  }
}
