package org.hospitalscheduling.web.realtime;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.realtime.LiveViewer;

/**
 * Whom the messages on one socket showed. A row of activity for every message would be one for each
 * change and open calendar; so a row tells of some minutes.
 */
final class LiveReads {

  private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int MOST = 500;

  private final String address;
  private final String requestId;
  private Set<UUID> patients = new HashSet<>();
  private long messages;
  private long since;

  /** What one row tells. */
  record Shown(Set<UUID> patients, long messages) {}

  LiveReads(String address, String requestId) {
    this.address = address;
    this.requestId = requestId;
  }

  /** Who sees the messages. */
  Actor reader(LiveViewer viewer) {
    return new Actor(viewer.userId(), viewer.name(), viewer.role(), false, address, requestId);
  }

  /** A message that shows these patients is sent. */
  synchronized void add(Set<UUID> shown, long nanoTime) {
    if (shown.isEmpty()) {
      return;
    }
    if (messages == 0) {
      since = nanoTime;
    }
    messages++;
    patients.addAll(shown);
  }

  /**
   * What is to be recorded now, and is then forgotten here: what was shown five minutes ago or
   * earlier and since then, or 500 patients and more.
   *
   * @param isOver whether nothing more will be shown
   */
  synchronized Optional<Shown> due(boolean isOver, long nanoTime) {
    boolean isDue =
        messages > 0 && (isOver || patients.size() >= MOST || nanoTime - since >= LONGEST_NANOS);
    if (!isDue) {
      return Optional.empty();
    }
    Shown shown = new Shown(patients, messages);
    patients = new HashSet<>();
    messages = 0;
    return Optional.of(shown);
  }
}
