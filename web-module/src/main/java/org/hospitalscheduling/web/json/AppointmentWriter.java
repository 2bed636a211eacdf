package org.hospitalscheduling.web.json;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.booking.VisitView;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes appointments as JSON, field by field: ten thousand in one answer are common, and binding
 * by reflection would take longer than the query.
 */
public final class AppointmentWriter implements JsonbSerializer<AppointmentView> {

  @Override
  public void serialize(AppointmentView view, JsonGenerator json, SerializationContext context) {
    write(json, view);
  }

  /**
   * A list as an answer contains it.
   *
   * @param busy additional time that is taken by appointments the caller may not see
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
      items.forEach(item -> write(json, item));
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

  private static void write(JsonGenerator json, AppointmentView view) {
    json.writeStartObject();
    json.write("id", view.id().toString());
    json.write("version", view.version());
    json.write("status", view.status());
    json.write("hold", view.hold());
    if (view.expiresAt() != null) {
      json.write("expiresAt", view.expiresAt().toString());
    }
    writeNamed(json, "doctor", view.doctor().id(), view.doctor().name());
    if (view.patient() != null) {
      json.writeStartObject("patient");
      json.write("id", view.patient().id().toString());
      json.write("mrn", view.patient().mrn());
      json.write("name", view.patient().name());
      if (view.patient().birthDate() != null) {
        json.write("birthDate", view.patient().birthDate().toString());
      }
      writeIfTrue(json, "wasKnown", Boolean.TRUE.equals(view.patient().wasKnown()));
      if (view.patient().alerts() != null) {
        json.writeStartArray("alerts");
        view.patient().alerts().forEach(json::write);
        json.writeEnd();
      }
      json.writeEnd();
    }
    write(json, view.department());
    if (view.type() != null) {
      writeNamed(json, "type", view.type().id(), view.type().name());
    }
    json.write("start", view.start().toString());
    json.write("end", view.end().toString());
    writeIfThere(json, "reason", view.reason());
    json.write("overbooked", view.overbooked());
    writeIfTrue(json, "noShowProposed", view.noShowProposed());
    writeIfTrue(json, "cancelledLate", view.cancelledLate());
    if (view.cancelReason() != null) {
      json.write("cancelReason", view.cancelReason());
    }
    if (view.cancelNote() != null) {
      json.write("cancelNote", view.cancelNote());
    }
    json.write("patientOverlapAllowed", view.patientOverlapAllowed());
    writeIfThere(json, "overrideReason", view.overrideReason());
    if (view.visit() != null) {
      write(json, view.visit());
    }
    json.writeStartArray("identifiers");
    for (Identifier identifier : view.identifiers()) {
      json.writeStartObject();
      json.write("system", identifier.system());
      json.write("value", identifier.value());
      json.writeEnd();
    }
    json.writeEnd();
    writeNamed(json, "createdBy", view.createdBy().id(), view.createdBy().name());
    json.write("createdAt", view.createdAt().toString());
    json.write("updatedAt", view.updatedAt().toString());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, VisitView visit) {
    json.writeStartObject("visit");
    if (visit.ticket() != null) {
      json.write("ticket", visit.ticket());
    }
    writeIfThere(json, "arrivedAt", visit.arrivedAt());
    writeIfThere(json, "calledAt", visit.calledAt());
    writeIfThere(json, "finishedAt", visit.finishedAt());
    writeIfThere(json, "room", visit.room());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, BusyTime time) {
    json.writeStartObject();
    writeNamed(json, "doctor", time.doctor().id(), time.doctor().name());
    write(json, time.department());
    json.write("start", time.start().toString());
    json.write("end", time.end().toString());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, DepartmentRef department) {
    json.writeStartObject("department");
    json.write("id", department.id().toString());
    json.write("name", department.name());
    json.write("colour", department.colour());
    json.writeEnd();
  }

  private static void writeNamed(JsonGenerator json, String field, UUID id, @Nullable String name) {
    json.writeStartObject(field);
    json.write("id", id.toString());
    writeIfThere(json, "name", name);
    json.writeEnd();
  }

  private static void writeIfTrue(JsonGenerator json, String name, boolean value) {
    if (value) {
      json.write(name, true);
    }
  }

  private static void writeIfThere(JsonGenerator json, String name, @Nullable Object value) {
    if (value != null) {
      json.write(name, value.toString());
    }
  }
}
