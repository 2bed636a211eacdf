package org.hospitalscheduling.idempotency;

/**
 * The name that a caller gives to a request, so that it can be sent again if its answer was lost.
 *
 * @param key the caller's text, 1 to 200 characters
 * @param bodyHash SHA-256 of the request's body: the same key with another body is refused
 */
public record IdempotencyKey(String key, byte[] bodyHash) {

  /** The same of a request whose answer withholds something from its caller. */
  IdempotencyKey withholding() {
    byte[] other = bodyHash.clone();
    other[0] ^= (byte) 0xff;
    return new IdempotencyKey(key, other);
  }
}
