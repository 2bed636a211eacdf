package org.hospitalscheduling.realtime;

import java.util.List;

/**
 * The feed has grown by these changes, in order. Fired on every server, outside any transaction or
 * request, by the single listener thread: an observer that blocks holds up every client.
 */
public record FeedAdvanced(List<ChangeEvent> changes) {

  public FeedAdvanced {
    changes = List.copyOf(changes);
  }

  /** The feed's newest number. */
  public long seq() {
    return changes.get(changes.size() - 1).seq();
  }
}
