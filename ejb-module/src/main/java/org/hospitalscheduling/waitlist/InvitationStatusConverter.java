package org.hospitalscheduling.waitlist;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link InvitationStatus}. */
@Converter(autoApply = true)
public class InvitationStatusConverter extends CodedConverter<InvitationStatus> {
  public InvitationStatusConverter() {
    super(InvitationStatus.class);
  }
}
