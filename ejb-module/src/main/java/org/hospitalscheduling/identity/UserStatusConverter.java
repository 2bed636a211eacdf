package org.hospitalscheduling.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the code, so that the column reads like the API. */
@Converter(autoApply = true)
public class UserStatusConverter implements AttributeConverter<UserStatus, String> {

  @Override
  public String convertToDatabaseColumn(UserStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public UserStatus convertToEntityAttribute(String code) {
    return code == null ? null : UserStatus.ofCode(code);
  }
}
