package org.hospitalscheduling.overbooking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a suggestion. */
public enum SuggestionStatus {
  OPEN,
  ACCEPTED,
  DECLINED,
  EXPIRED;

  /** The name in the API and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SuggestionStatus> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
