package org.hospitalscheduling.realtime;

import java.util.List;

/**
 * The feed has grown by these changes, in their order. Fired on every server, outside of any
 * transaction or request, by the one thread that listens: an observer that waits makes everybody
 * wait.
 */
public record FeedAdvanced(List<ChangeEvent> changes) {

  public FeedAdvanced {
    changes = List.copyOf(changes);
  }

  /** Where the feed is now. */
  public long seq() {
    return changes.get(changes.size() - 1).seq();
  }
}
