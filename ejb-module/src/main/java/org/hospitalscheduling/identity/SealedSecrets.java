package org.hospitalscheduling.identity;

/**
 * Secrets of one kind that are stored in the database encrypted under {@code JWT_SECRET}. Every CDI
 * bean of this type is called when a server starts, so that no secret is left behind when the
 * master secret changes.
 */
public interface SealedSecrets {

  /** The kind of secret, for the log, for instance {@code TOTP secrets}. */
  String what();

  /**
   * Re-encrypts under {@code JWT_SECRET} what only {@code JWT_SECRET_PREVIOUS} decrypts, in the
   * caller's transaction. Idempotent: a secret that is already encrypted under {@code JWT_SECRET}
   * is left alone.
   */
  Renewal renew();

  /**
   * The result.
   *
   * @param renewed how many were re-encrypted
   * @param unreadable how many neither secret decrypts
   */
  record Renewal(int renewed, int unreadable) {}
}
