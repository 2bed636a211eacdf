package org.hospitalscheduling.waitlist;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link OfferStatus}. */
@Converter(autoApply = true)
public class OfferStatusConverter extends CodedConverter<OfferStatus> {
  public OfferStatusConverter() {
    super(OfferStatus.class);
  }
}
