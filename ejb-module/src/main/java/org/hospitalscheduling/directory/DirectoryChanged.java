package org.hospitalscheduling.directory;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A row of the directory was written. Fired in the transaction that writes it.
 *
 * @param subject what kind of row: {@code department}, {@code doctor}, {@code patient}, {@code
 *     appointment-type}, {@code working-hours}, {@code time-off}
 * @param id the row; for working hours and time off the practitioner
 * @param action what happened: {@code added}, {@code changed}, {@code removed}, {@code note-added},
 *     {@code note-removed}
 * @param detail names of fields, never their contents; of what was changed always, as {@code
 *     changed}
 */
public record DirectoryChanged(
    String subject, UUID id, String action, UUID actorId, Instant at, Map<String, String> detail) {

  /**
   * @throws IllegalArgumentException if it does not say which fields were changed
   */
  public DirectoryChanged {
    if (action.equals("changed") && !detail.containsKey("changed")) {
      throw new IllegalArgumentException("a change must name its fields");
    }
  }

  /** A change of these fields, separated by commas. */
  public static DirectoryChanged of(
      String subject, UUID id, String fields, UUID actorId, Instant at) {
    return new DirectoryChanged(subject, id, "changed", actorId, at, Map.of("changed", fields));
  }

  /** Something was added or removed, of which no more is said. */
  public DirectoryChanged(String subject, UUID id, String action, UUID actorId, Instant at) {
    this(subject, id, action, actorId, at, Map.of());
  }
}
