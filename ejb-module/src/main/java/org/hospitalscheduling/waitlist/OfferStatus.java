package org.hospitalscheduling.waitlist;

import org.hospitalscheduling.shared.Coded;

/** What became of offered time. */
public enum OfferStatus implements Coded {
  OPEN,
  TAKEN,
  DECLINED,
  WITHDRAWN,
  EXPIRED
}
