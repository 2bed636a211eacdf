package org.hospitalscheduling.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores the code, so that the column reads like the API. */
@Converter(autoApply = true)
public class UserStatusConverter implements AttributeConverter<UserStatus, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable UserStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public @Nullable UserStatus convertToEntityAttribute(@Nullable String code) {
    return code == null ? null : UserStatus.ofCode(code);
  }
}
