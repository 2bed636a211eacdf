package org.hospitalscheduling.waitlist;

import java.util.Optional;
import org.hospitalscheduling.shared.Coded;

/** What became of offered time. */
public enum OfferStatus implements Coded {
  OPEN,
  TAKEN,
  DECLINED,
  WITHDRAWN,
  EXPIRED;

  public static Optional<OfferStatus> ofCode(String code) {
    return Coded.find(OfferStatus.class, code);
  }
}
