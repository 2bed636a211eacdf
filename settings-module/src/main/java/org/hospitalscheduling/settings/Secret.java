package org.hospitalscheduling.settings;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A value that must not be logged: only {@link #value()} reveals it. */
public record Secret(String value) {
  public Secret {
    Objects.requireNonNull(value);
  }

  /** The UTF-8 bytes, for key derivation. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
