package org.hospitalscheduling.identity;

/**
 * Secrets of one kind that lie in the database sealed under {@code JWT_SECRET}. Every CDI bean of
 * this type is asked at the start of a server, so that none is left behind when the master secret
 * changes.
 */
public interface SealedSecrets {

  /** What they are, for the log, for instance {@code TOTP secrets}. */
  String what();

  /**
   * Seals anew under {@code JWT_SECRET} what only {@code JWT_SECRET_PREVIOUS} opens. Works in the
   * caller's transaction; what is sealed right already is left alone, so that it may be repeated.
   */
  Renewal renew();

  /**
   * What was done.
   *
   * @param renewed how many were sealed anew
   * @param unreadable how many neither secret opens
   */
  record Renewal(int renewed, int unreadable) {}
}
