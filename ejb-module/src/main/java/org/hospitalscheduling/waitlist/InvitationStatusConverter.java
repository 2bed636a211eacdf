package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class InvitationStatusConverter implements AttributeConverter<InvitationStatus, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable InvitationStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public @Nullable InvitationStatus convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : InvitationStatus.ofCode(code).orElseThrow();
  }
}
