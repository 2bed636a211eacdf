package org.hospitalscheduling.web.activity;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import org.hospitalscheduling.activity.MonitoredUserView;

/** Writes flags on users as JSON, alike in answers and on the live line. */
public final class MonitoredUserWriter {

  private MonitoredUserWriter() {}

  /**
   * Writes one where the generator stands.
   *
   * @param name of the field in the object around it; null in an array or at the root
   */
  public static void write(JsonGenerator json, String name, MonitoredUserView view) {
    if (name == null) {
      json.writeStartObject();
    } else {
      json.writeStartObject(name);
    }
    json.write("id", view.id().toString());
    json.writeStartObject("user");
    json.write("id", view.user().id().toString());
    json.write("username", view.user().username());
    json.write("role", view.user().role());
    json.write("status", view.user().status());
    json.writeEnd();
    json.write("pattern", view.pattern());
    if (view.count() != null) {
      json.write("count", view.count());
    }
    if (view.limit() != null) {
      json.write("limit", view.limit());
    }
    json.write("reason", view.reason());
    write(json, "flaggedAt", view.flaggedAt());
    write(json, "lastSeenAt", view.lastSeenAt());
    write(json, "flaggedBy", view.flaggedBy());
    write(json, "clearedAt", view.clearedAt());
    write(json, "clearedBy", view.clearedBy());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, String name, Instant at) {
    if (at != null) {
      json.write(name, at.toString());
    }
  }

  private static void write(JsonGenerator json, String name, MonitoredUserView.AccountRef account) {
    if (account != null) {
      json.writeStartObject(name);
      json.write("id", account.id().toString());
      json.write("username", account.username());
      json.writeEnd();
    }
  }
}
