package org.hospitalscheduling.booking;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a status as its FHIR code. */
@Converter(autoApply = true)
public class AppointmentStatusConverter implements AttributeConverter<AppointmentStatus, String> {

  @Override
  public String convertToDatabaseColumn(AppointmentStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public AppointmentStatus convertToEntityAttribute(String code) {
    return code == null ? null : AppointmentStatus.ofCode(code).orElseThrow();
  }
}
