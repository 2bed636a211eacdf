package org.hospitalscheduling.shared;

import java.util.function.Supplier;

/**
 * Another try for what a deadlock ended. To be used outside of transactions: each try is one of its
 * own.
 */
public final class Retry {

  private static final int TRIES = 3;

  private Retry() {}

  /**
   * Makes the call again while other transactions get in its way, three times in all.
   *
   * @throws RefusedException {@link Refusal#BUSY} after the third
   */
  public static <T> T onConflict(Supplier<T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return call.get();
      } catch (ConflictException conflict) {
        if (tried == TRIES) {
          throw RefusedException.busy();
        }
      }
    }
  }
}
