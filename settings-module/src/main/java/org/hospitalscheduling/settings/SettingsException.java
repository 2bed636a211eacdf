package org.hospitalscheduling.settings;

import java.io.Serial;

/**
 * A setting with which the application cannot start. The message is one sentence for whoever runs
 * the server: it names the environment variable and what it expects, and never contains a secret.
 */
public class SettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
