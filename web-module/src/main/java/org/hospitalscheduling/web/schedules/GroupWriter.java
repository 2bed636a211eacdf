package org.hospitalscheduling.web.schedules;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import org.hospitalscheduling.booking.GroupOutcome;
import org.hospitalscheduling.booking.ProposedMove;
import org.hospitalscheduling.web.json.AppointmentWriter;
import org.hospitalscheduling.web.json.JsonText;

/** Writes what became of many appointments, or could. */
final class GroupWriter {

  private GroupWriter() {}

  static String text(GroupOutcome outcome) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.writeStartArray("done");
      outcome.done().forEach(view -> AppointmentWriter.write(json, null, view));
      json.writeEnd();
      AppointmentWriter.write(json, outcome.refused());
      json.writeEnd();
    }
    return text.toString();
  }

  static String text(List<ProposedMove> plan) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.writeStartArray("items");
      for (ProposedMove move : plan) {
        json.writeStartObject();
        AppointmentWriter.write(json, "appointment", move.appointment());
        move.to()
            .ifPresent(
                slot -> {
                  json.writeStartObject("to");
                  json.write("doctorId", slot.doctorId().toString());
                  json.write("start", slot.start().toString());
                  json.write("end", slot.end().toString());
                  json.writeEnd();
                });
        json.writeEnd();
      }
      json.writeEnd();
      json.writeEnd();
    }
    return text.toString();
  }
}
