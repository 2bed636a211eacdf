package org.hospitalscheduling.settings;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A value that must not reach a log: only {@link #value()} gives it away. */
public record Secret(String value) {
  public Secret {
    Objects.requireNonNull(value);
  }

  /** The UTF-8 bytes, as key derivation wants them. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
