package org.hospitalscheduling.directory;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote of a patient for all who receive them.
 *
 * @param kind the code of a {@link Kind}
 * @param text null where the kind says it all
 */
public record PatientNote(
    UUID id, String kind, @Nullable String text, Writer writtenBy, Instant writtenAt) {

  /** Who wrote it; the name is null if the account no longer exists. */
  public record Writer(UUID id, @Nullable String name) {}

  /** What it is about. All but the last are alerts, which are shown wherever the patient is. */
  public enum Kind implements Coded {
    INTERPRETER,
    WHEELCHAIR,
    INFECTION,
    OTHER,
    NOTE;

    /** Whether it says nothing without a text. */
    public boolean needsText() {
      return this == OTHER || this == NOTE;
    }
  }
}
