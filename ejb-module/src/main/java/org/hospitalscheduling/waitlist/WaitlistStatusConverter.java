package org.hospitalscheduling.waitlist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores the code, not the constant's name. */
@Converter(autoApply = true)
public class WaitlistStatusConverter implements AttributeConverter<WaitlistStatus, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable WaitlistStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public @Nullable WaitlistStatus convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : WaitlistStatus.ofCode(code).orElseThrow();
  }
}
