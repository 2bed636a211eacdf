package org.hospitalscheduling.directory;

import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The check of rule 8 for rows of the directory: a change names the version it saw. */
public final class Versions {

  private Versions() {}

  /**
   * Refuses a change to a row that has changed since.
   *
   * @param current the current state, for the caller
   */
  public static void check(int seen, int actual, Object current) {
    if (seen != actual) {
      throw RefusedException.withFacts(
          Refusal.STALE_VERSION, "Somebody else has changed this since. Look again.", current);
    }
  }
}
