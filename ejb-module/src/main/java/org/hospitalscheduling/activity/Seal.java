package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain over the activity log: it covers the rows whose arrival is {@code first} to
 * {@code last}, and the previous seal.
 *
 * @param seq from 1, without a gap
 * @param first one more than the last of the previous seal; 1 in the first seal
 * @param rows the number of rows; numbers of transactions that were rolled back are missing
 * @param previous hash of the previous seal; 32 zero bytes in the first
 * @param hash SHA-256, 32 bytes, of what {@link CanonicalForm} defines
 * @param keyId the key of {@code mac}; null in seals of before there were keys
 * @param mac HMAC-SHA256 of {@code hash}, 32 bytes
 */
record Seal(
    long seq,
    long first,
    long last,
    int rows,
    Instant at,
    byte[] previous,
    byte[] hash,
    @Nullable UUID keyId,
    byte @Nullable [] mac) {

  /** The predecessor of the first seal. */
  static final Seal NONE =
      new Seal(0, 0, 0, 0, Instant.EPOCH, new byte[32], new byte[32], null, null);

  /** Identifies this state of the whole log, to be recorded outside the database. */
  String head() {
    return seq + ":" + HexFormat.of().formatHex(hash);
  }
}
