package org.hospitalscheduling.booking;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link CancelReason}. */
@Converter(autoApply = true)
public class CancelReasonConverter extends CodedConverter<CancelReason> {
  public CancelReasonConverter() {
    super(CancelReason.class);
  }
}
