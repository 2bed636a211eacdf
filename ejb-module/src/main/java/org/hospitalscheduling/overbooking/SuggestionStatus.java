package org.hospitalscheduling.overbooking;

import java.util.Optional;
import org.hospitalscheduling.shared.Coded;

/** What became of a suggestion. */
public enum SuggestionStatus implements Coded {
  OPEN,
  ACCEPTED,
  DECLINED,
  EXPIRED;

  public static Optional<SuggestionStatus> ofCode(String code) {
    return Coded.find(SuggestionStatus.class, code);
  }
}
