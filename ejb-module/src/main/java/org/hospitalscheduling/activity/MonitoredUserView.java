package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * A flag on a user, as administrators see it.
 *
 * @param count how much was seen; null where an administrator flagged
 * @param limit how much was usual then; null where an administrator flagged
 * @param lastSeenAt when the pattern was seen last
 * @param flaggedBy null where the monitoring did
 * @param clearedAt null while it stands
 */
public record MonitoredUserView(
    UUID id,
    WatchedUser user,
    String pattern,
    Integer count,
    Integer limit,
    String reason,
    Instant flaggedAt,
    Instant lastSeenAt,
    AccountRef flaggedBy,
    Instant clearedAt,
    AccountRef clearedBy) {

  /** Whom it is about, as they are now. */
  public record WatchedUser(UUID id, String username, String role, String status) {}

  /** An account, where it is mentioned. */
  public record AccountRef(UUID id, String username) {}
}
