package org.hospitalscheduling.web.json;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.booking.RefusedAppointment;
import org.hospitalscheduling.booking.RefusedTime;
import org.hospitalscheduling.directory.Identifier;

/**
 * Writes appointments as JSON, field by field: ten thousand in one answer are common, and binding
 * by reflection would take longer than the query.
 */
public final class AppointmentWriter {

  private AppointmentWriter() {}

  /** One appointment as text. */
  public static String text(AppointmentView view) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      write(json, null, view);
    }
    return text.toString();
  }

  /** A list that is nothing but its items. */
  public static String items(List<AppointmentView> items) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.writeStartArray("items");
      items.forEach(item -> write(json, null, item));
      json.writeEnd();
      json.writeEnd();
    }
    return text.toString();
  }

  /** Writes those of several that were refused, as the field {@code refused}. */
  public static void write(JsonGenerator json, List<RefusedAppointment> refused) {
    json.writeStartArray("refused");
    for (RefusedAppointment each : refused) {
      json.writeStartObject();
      json.write("id", each.id().toString());
      json.write("rule", each.rule().rule());
      json.write("detail", each.sentence());
      if (each.blocking() != null) {
        write(json, each.blocking());
      }
      if (each.current() != null) {
        write(json, "current", each.current());
      }
      json.writeEnd();
    }
    json.writeEnd();
  }

  /** Writes what is in the way, as the field {@code blocking}. */
  public static void write(JsonGenerator json, RefusedTime.Blocking blocking) {
    json.writeStartObject("blocking");
    json.write("id", blocking.id().toString());
    json.write("start", blocking.start().toString());
    json.write("end", blocking.end().toString());
    json.writeEnd();
  }

  /**
   * A list as an answer carries it.
   *
   * @param busy what is taken besides, where the caller may not see by what
   */
  public static void write(
      Writer out,
      List<AppointmentView> items,
      List<BusyTime> busy,
      Optional<String> next,
      Optional<Long> total) {
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(out)) {
      json.writeStartObject();
      json.writeStartArray("items");
      items.forEach(item -> write(json, null, item));
      json.writeEnd();
      if (!busy.isEmpty()) {
        json.writeStartArray("busy");
        busy.forEach(time -> write(json, time));
        json.writeEnd();
      }
      next.ifPresentOrElse(cursor -> json.write("next", cursor), () -> json.writeNull("next"));
      total.ifPresent(number -> json.write("total", number));
      json.writeEnd();
    }
  }

  /**
   * Writes one where the generator stands.
   *
   * @param name of the field in the object around it; null in an array or at the root
   */
  public static void write(JsonGenerator json, String name, AppointmentView view) {
    start(json, name);
    json.write("id", view.id().toString());
    json.write("version", view.version());
    json.write("status", view.status());
    json.write("hold", view.hold());
    start(json, "doctor");
    json.write("id", view.doctor().id().toString());
    json.write("name", view.doctor().name());
    json.writeEnd();
    if (view.patient() != null) {
      start(json, "patient");
      json.write("id", view.patient().id().toString());
      json.write("mrn", view.patient().mrn());
      json.write("name", view.patient().name());
      if (view.patient().birthDate() != null) {
        json.write("birthDate", view.patient().birthDate().toString());
      }
      json.writeEnd();
    }
    start(json, "department");
    json.write("id", view.department().id().toString());
    json.write("name", view.department().name());
    json.write("colour", view.department().colour());
    json.writeEnd();
    if (view.type() != null) {
      start(json, "type");
      json.write("id", view.type().id().toString());
      json.write("name", view.type().name());
      json.writeEnd();
    }
    json.write("start", view.start().toString());
    json.write("end", view.end().toString());
    writeIfThere(json, "reason", view.reason());
    json.write("overbooked", view.overbooked());
    writeIfTrue(json, "noShowProposed", view.noShowProposed());
    writeIfTrue(json, "cancelledLate", view.cancelledLate());
    json.write("patientOverlapAllowed", view.patientOverlapAllowed());
    writeIfThere(json, "overrideReason", view.overrideReason());
    json.writeStartArray("identifiers");
    for (Identifier identifier : view.identifiers()) {
      json.writeStartObject();
      json.write("system", identifier.system());
      json.write("value", identifier.value());
      json.writeEnd();
    }
    json.writeEnd();
    start(json, "createdBy");
    json.write("id", view.createdBy().id().toString());
    writeIfThere(json, "name", view.createdBy().name());
    json.writeEnd();
    json.write("createdAt", view.createdAt().toString());
    json.write("updatedAt", view.updatedAt().toString());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, BusyTime time) {
    json.writeStartObject();
    start(json, "doctor");
    json.write("id", time.doctor().id().toString());
    json.write("name", time.doctor().name());
    json.writeEnd();
    start(json, "department");
    json.write("id", time.department().id().toString());
    json.write("name", time.department().name());
    json.write("colour", time.department().colour());
    json.writeEnd();
    json.write("start", time.start().toString());
    json.write("end", time.end().toString());
    json.writeEnd();
  }

  private static void start(JsonGenerator json, String name) {
    if (name == null) {
      json.writeStartObject();
    } else {
      json.writeStartObject(name);
    }
  }

  private static void writeIfTrue(JsonGenerator json, String name, boolean value) {
    if (value) {
      json.write(name, true);
    }
  }

  private static void writeIfThere(JsonGenerator json, String name, String value) {
    if (value != null) {
      json.write(name, value);
    }
  }
}
