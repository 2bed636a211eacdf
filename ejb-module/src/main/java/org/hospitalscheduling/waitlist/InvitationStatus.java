package org.hospitalscheduling.waitlist;

import org.hospitalscheduling.shared.Coded;

/** What somebody answered to an offer, or what answered for them. */
public enum InvitationStatus implements Coded {
  OPEN,
  CONFIRMED,
  DECLINED,
  /** Somebody else was faster. */
  LOST,
  WITHDRAWN,
  EXPIRED
}
