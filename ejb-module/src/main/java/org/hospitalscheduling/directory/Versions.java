package org.hospitalscheduling.directory;

import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The check of rule 8 for rows of the directory: a change names the version it saw. */
public final class Versions {

  private Versions() {}

  /** Refuses a change to a row that has changed since. */
  public static void check(int seen, int actual) {
    if (seen != actual) {
      throw new RefusedException(
          Refusal.STALE_VERSION, "Someone else has changed this since you read it. Read it again.");
    }
  }
}
