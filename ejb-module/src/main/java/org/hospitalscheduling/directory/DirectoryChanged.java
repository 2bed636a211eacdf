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
 * @param action what happened: {@code added}, {@code changed}, {@code removed}
 * @param detail names of fields, never their contents
 */
public record DirectoryChanged(
    String subject, UUID id, String action, UUID actorId, Instant at, Map<String, String> detail) {

  /** A change of which no more is said. */
  public DirectoryChanged(String subject, UUID id, String action, UUID actorId, Instant at) {
    this(subject, id, action, actorId, at, Map.of());
  }
}
