package org.hospitalscheduling.web.realtime;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.realtime.ChangeType;
import org.hospitalscheduling.realtime.LiveChange;
import org.hospitalscheduling.web.activity.MonitoredUserWriter;
import org.hospitalscheduling.web.json.AppointmentWriter;
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

  /**
   * A change, with its subject as {@code GET} by id shows it; of one that is gone, the id alone; of
   * one that only takes time, whose.
   */
  static String of(LiveChange change) {
    return text(
        change,
        json -> {
          if (change.type() == ChangeType.BUSY_CHANGED) {
            writeDoctors(json, change);
          } else if (change.view() == null) {
            writeId(json, change);
          } else {
            AppointmentWriter.write(json, "data", change.view());
          }
        });
  }

  /** A flag on a user, as the list of them shows it; where it is missing, the id alone. */
  static String of(LiveChange change, Optional<MonitoredUserView> flag) {
    return text(
        change,
        json ->
            flag.ifPresentOrElse(
                view -> MonitoredUserWriter.write(json, "data", view),
                () -> writeId(json, change)));
  }

  private static void writeId(JsonGenerator json, LiveChange change) {
    json.writeStartObject("data");
    json.write("id", change.subjectId().toString());
    json.writeEnd();
  }

  private static void writeDoctors(JsonGenerator json, LiveChange change) {
    json.writeStartObject("data");
    json.writeStartArray("doctors");
    change.practitioners().forEach(id -> json.write(id.toString()));
    json.writeEnd();
    json.writeEnd();
  }

  private static String text(LiveChange change, Consumer<JsonGenerator> data) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.write("seq", change.event().seq());
      json.write("type", change.type().wire());
      json.write("at", change.event().at().toString());
      data.accept(json);
      json.writeEnd();
    }
    return text.toString();
  }

  private static String bare(String type, long seq) {
    return "{\"type\":\"" + type + "\",\"seq\":" + seq + "}";
  }
}
