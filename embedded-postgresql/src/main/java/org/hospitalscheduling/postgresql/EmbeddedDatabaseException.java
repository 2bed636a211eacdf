package org.hospitalscheduling.postgresql;

/** The database could not be started; the message is a sentence that says what to do. */
public class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmbeddedDatabaseException(String message) {
    super(message);
  }

  public EmbeddedDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
