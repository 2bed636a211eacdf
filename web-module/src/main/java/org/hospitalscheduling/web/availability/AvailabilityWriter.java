package org.hospitalscheduling.web.availability;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hospitalscheduling.availability.DoctorWeek;
import org.hospitalscheduling.availability.TimeOff;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.web.json.AppointmentWriter;
import org.hospitalscheduling.web.json.HoursWriter;
import org.hospitalscheduling.web.json.JsonText;

/** Writes hours and time off, together with the appointments that they leave standing. */
final class AvailabilityWriter {

  private AvailabilityWriter() {}

  static String text(DoctorWeek week, Optional<List<AppointmentView>> outside) {
    return object(
        json -> {
          json.write("doctorId", week.doctorId().toString());
          json.write("zone", week.zone().getId());
          HoursWriter.write(json, week.hours());
          outside.ifPresent(appointments -> write(json, "outside", appointments));
        });
  }

  static String text(TimeOff off, List<AppointmentView> standing) {
    return object(
        json -> {
          json.write("id", off.id().toString());
          json.write("start", off.start().toString());
          json.write("end", off.end().toString());
          json.write("reason", off.reason());
          write(json, "standing", standing);
        });
  }

  private static void write(JsonGenerator json, String name, List<AppointmentView> appointments) {
    json.writeStartArray(name);
    appointments.forEach(each -> AppointmentWriter.write(json, null, each));
    json.writeEnd();
  }

  private static String object(Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEnd();
    }
    return text.toString();
  }
}
