package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flag on a user or a service account, as administrators and auditors see it.
 *
 * @param count how often the pattern was seen; null if an administrator set the flag
 * @param limit how much was usual at the time; null if an administrator set the flag
 * @param lastSeenAt when the pattern was last seen
 * @param flaggedBy null if it was the monitoring
 * @param clearedAt null while the flag is set
 */
public record MonitoredUserView(
    UUID id,
    WatchedUser user,
    String pattern,
    @Nullable Integer count,
    @Nullable Integer limit,
    String reason,
    Instant flaggedAt,
    Instant lastSeenAt,
    @Nullable AccountRef flaggedBy,
    @Nullable Instant clearedAt,
    @Nullable AccountRef clearedBy) {

  /** The current data of the flagged user or service account, whose role is {@code SERVICE}. */
  public record WatchedUser(UUID id, String username, String role, String status) {}

  /** An account as other views refer to it. */
  public record AccountRef(UUID id, String username) {}
}
