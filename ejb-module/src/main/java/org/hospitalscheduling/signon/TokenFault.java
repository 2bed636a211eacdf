package org.hospitalscheduling.signon;

import org.hospitalscheduling.shared.Coded;

/** What is wrong with a token of the provider. */
enum TokenFault implements Coded {
  /** It is no JWT with one signature, or too long. */
  MALFORMED,
  /** It is a JWT of another kind. */
  TYPE,
  /** It is not signed, or by an algorithm whose key others have too. */
  ALGORITHM,
  /** None of the provider's keys is the one that it names. */
  UNKNOWN_KEY,
  SIGNATURE,
  ISSUER,
  AUDIENCE,
  AUTHORIZED_PARTY,
  EXPIRED,
  /** It was issued in the future, or too long ago. */
  ISSUED_AT,
  NOT_YET,
  SUBJECT,
  NONCE,
  ACCESS_TOKEN_HASH,
  /** The person did not sign in as the hospital requires. */
  TOO_WEAK,
  EVENT,
  TOKEN_ID,
  /** It was used before. */
  REPLAYED
}
