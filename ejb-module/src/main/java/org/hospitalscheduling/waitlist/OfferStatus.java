package org.hospitalscheduling.waitlist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of an offer. */
public enum OfferStatus {
  OPEN,
  TAKEN,
  DECLINED,
  WITHDRAWN,
  EXPIRED;

  /** The name in the API and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OfferStatus> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
