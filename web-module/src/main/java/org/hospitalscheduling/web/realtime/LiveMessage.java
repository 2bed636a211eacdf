package org.hospitalscheduling.web.realtime;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.realtime.ChangeType;
import org.hospitalscheduling.realtime.LiveChange;
import org.hospitalscheduling.web.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are sent over a socket. Each has a {@code seq}: its place in the feed, or the
 * feed's position.
 */
final class LiveMessage {

  private LiveMessage() {}

  /** The first message on every socket: the feed's position. */
  static String hello(long seq) {
    return bare("hello", seq);
  }

  /** What the client has is too old to be updated change by change. */
  static String reload(long seq) {
    return bare("reload", seq);
  }

  /** A change; see the contract's {@code LiveMessage}. */
  @JsonbPropertyOrder({"seq", "type", "at", "actor", "data"})
  public record Change(long seq, String type, Instant at, @Nullable ActorRef actor, Object data) {}

  /**
   * A change, with its subject as {@code GET} by id shows it; for a subject that is gone only the
   * id; for one that is only shown as busy, its doctors.
   */
  static String of(LiveChange change) {
    Object data =
        change.type() == ChangeType.BUSY_CHANGED
            ? Map.of("doctors", change.practitioners())
            : change.view() == null ? id(change) : change.view();
    return text(change, data);
  }

  /** A flag on a user, as their list shows it; if it is missing, only the id. */
  static String of(LiveChange change, Optional<MonitoredUserView> flag) {
    return text(change, flag.<Object>map(view -> view).orElseGet(() -> id(change)));
  }

  private static Map<String, UUID> id(LiveChange change) {
    return Map.of("id", change.subjectId());
  }

  private static String text(LiveChange change, Object data) {
    return JsonText.of(
        new Change(
            change.event().seq(), change.type().wire(), change.event().at(), change.actor(), data));
  }

  private static String bare(String type, long seq) {
    return "{\"type\":\"" + type + "\",\"seq\":" + seq + "}";
  }
}
