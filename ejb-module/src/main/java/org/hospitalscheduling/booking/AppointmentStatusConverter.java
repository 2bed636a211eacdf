package org.hospitalscheduling.booking;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores a status as its FHIR code. */
@Converter(autoApply = true)
public class AppointmentStatusConverter implements AttributeConverter<AppointmentStatus, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable AppointmentStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public @Nullable AppointmentStatus convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : AppointmentStatus.ofCode(code).orElseThrow();
  }
}
