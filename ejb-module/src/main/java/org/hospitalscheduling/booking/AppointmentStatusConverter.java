package org.hospitalscheduling.booking;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link AppointmentStatus}. */
@Converter(autoApply = true)
public class AppointmentStatusConverter extends CodedConverter<AppointmentStatus> {
  public AppointmentStatusConverter() {
    super(AppointmentStatus.class);
  }
}
