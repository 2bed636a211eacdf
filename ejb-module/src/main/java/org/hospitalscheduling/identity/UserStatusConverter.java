package org.hospitalscheduling.identity;

import jakarta.persistence.Converter;
import org.hospitalscheduling.shared.CodedConverter;

/** See {@link UserStatus}. */
@Converter(autoApply = true)
public class UserStatusConverter extends CodedConverter<UserStatus> {
  public UserStatusConverter() {
    super(UserStatus.class);
  }
}
