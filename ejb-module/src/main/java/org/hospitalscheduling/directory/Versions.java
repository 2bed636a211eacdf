package org.hospitalscheduling.directory;

import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The check of rule 8, for rows of the directory: a change names the version it saw. */
public final class Versions {

  private Versions() {}

  /**
   * Refuses a change of a row that somebody else changed since.
   *
   * @param current the state to show to the one who is refused
   */
  public static void check(int seen, int actual, Object current) {
    if (seen != actual) {
      throw RefusedException.withFacts(
          Refusal.STALE_VERSION,
          "Someone else has changed this since you read it. Read it again.",
          current);
    }
  }
}
