package org.hospitalscheduling.waitlist;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link WaitlistStatus}. */
@Converter(autoApply = true)
public class WaitlistStatusConverter extends CodedConverter<WaitlistStatus> {
  public WaitlistStatusConverter() {
    super(WaitlistStatus.class);
  }
}
