package org.hospitalscheduling.idempotency;

/**
 * The name that a caller gives to a request, so that it can be sent again if its answer was lost.
 *
 * @param key the caller's text, 1 to 200 characters
 * @param bodyHash SHA-256 of the request's body: the same key with another body is refused
 */
public record IdempotencyKey(String key, byte[] bodyHash) {}
