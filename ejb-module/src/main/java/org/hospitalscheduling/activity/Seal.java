package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.HexFormat;

/**
 * One link of the chain over the activity log: it covers the rows whose arrival is {@code first} to
 * {@code last}, and the seal before.
 *
 * @param seq from 1, without a gap
 * @param first one more than the last of the seal before; 1 in the first seal
 * @param rows how many there are: numbers of changes that were rolled back are missing
 * @param previous hash of the seal before; 32 zero bytes in the first
 * @param hash SHA-256, 32 bytes; {@link CanonicalForm} says over what
 */
record Seal(long seq, long first, long last, int rows, Instant at, byte[] previous, byte[] hash) {

  /** What the first seal stands on. */
  static final Seal NONE = new Seal(0, 0, 0, 0, Instant.EPOCH, new byte[32], new byte[32]);

  /** Names this state of the whole log, to be written down outside of the database. */
  String head() {
    return seq + ":" + HexFormat.of().formatHex(hash);
  }
}
