package org.hospitalscheduling.launcher;

/** Why the product does not start; the message is a sentence that says what to do. */
public class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
