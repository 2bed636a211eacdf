package org.hospitalscheduling.booking;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/** Stores a reason for cancelling as its code. */
@Converter(autoApply = true)
public class CancelReasonConverter implements AttributeConverter<CancelReason, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable CancelReason reason) {
    return reason == null ? null : reason.code();
  }

  @Override
  public @Nullable CancelReason convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : Coded.find(CancelReason.class, code).orElseThrow();
  }
}
