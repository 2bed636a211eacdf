package org.hospitalscheduling.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the code, so that the table reads as the API does. */
@Converter(autoApply = true)
public class AccountStatusConverter implements AttributeConverter<AccountStatus, String> {

  @Override
  public String convertToDatabaseColumn(AccountStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public AccountStatus convertToEntityAttribute(String code) {
    return code == null ? null : AccountStatus.ofCode(code);
  }
}
