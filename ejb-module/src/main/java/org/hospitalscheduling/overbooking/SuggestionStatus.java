package org.hospitalscheduling.overbooking;

import org.hospitalscheduling.shared.Coded;

/** What became of a suggestion. */
public enum SuggestionStatus implements Coded {
  OPEN,
  ACCEPTED,
  DECLINED,
  EXPIRED
}
