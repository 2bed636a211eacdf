package org.hospitalscheduling.shared;

import java.util.UUID;

/** How a confidential patient is shown to those to whom they are closed: all alike. */
public final class ClosedPatient {

  /** In place of theirs, so that the appointments of one of them are not told from another's. */
  public static final UUID ID = new UUID(0, 0);

  public static final String NAME = "Confidential patient";
  public static final String MRN = "confidential";

  private ClosedPatient() {}
}
