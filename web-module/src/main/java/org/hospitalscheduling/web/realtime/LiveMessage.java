package org.hospitalscheduling.web.realtime;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import org.hospitalscheduling.realtime.LiveChange;
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
   * A change, with its subject as {@code GET} by id shows it; of one that is gone, the id alone.
   */
  static String of(LiveChange change) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.write("seq", change.event().seq());
      json.write("type", change.type().wire());
      json.write("at", change.event().at().toString());
      if (change.view() == null) {
        json.writeStartObject("data");
        json.write("id", change.subjectId().toString());
        json.writeEnd();
      } else {
        AppointmentWriter.write(json, "data", change.view());
      }
      json.writeEnd();
    }
    return text.toString();
  }

  private static String bare(String type, long seq) {
    return "{\"type\":\"" + type + "\",\"seq\":" + seq + "}";
  }
}
