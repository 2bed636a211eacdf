package org.hospitalscheduling.web.realtime;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.realtime.ChangeType;
import org.hospitalscheduling.realtime.LiveChange;
import org.hospitalscheduling.web.json.JsonText;

/**
 * The texts that are sent over a socket. Each has a {@code seq}: its place in the feed, or where
 * the feed is.
 */
final class LiveMessage {

  private LiveMessage() {}

  /** The first message of every socket: up to here the feed has come. */
  static String hello(long seq) {
    return bare("hello", seq);
  }

  /** What the client has is too old to be brought up to date change by change. */
  static String reload(long seq) {
    return bare("reload", seq);
  }

  /** A change; see the contract's {@code LiveMessage}. */
  @JsonbPropertyOrder({"seq", "type", "at", "data"})
  public record Change(long seq, String type, Instant at, Object data) {}

  /**
   * A change, with its subject as {@code GET} by id shows it; of one that is gone, the id alone; of
   * one that only takes time, whose.
   */
  static String of(LiveChange change) {
    Object data =
        change.type() == ChangeType.BUSY_CHANGED
            ? Map.of("doctors", change.practitioners())
            : change.view() == null ? id(change) : change.view();
    return text(change, data);
  }

  /** A flag on a user, as the list of them shows it; where it is missing, the id alone. */
  static String of(LiveChange change, Optional<MonitoredUserView> flag) {
    return text(change, flag.<Object>map(view -> view).orElseGet(() -> id(change)));
  }

  private static Map<String, UUID> id(LiveChange change) {
    return Map.of("id", change.subjectId());
  }

  private static String text(LiveChange change, Object data) {
    return JsonText.of(
        new Change(change.event().seq(), change.type().wire(), change.event().at(), data));
  }

  private static String bare(String type, long seq) {
    return "{\"type\":\"" + type + "\",\"seq\":" + seq + "}";
  }
}
