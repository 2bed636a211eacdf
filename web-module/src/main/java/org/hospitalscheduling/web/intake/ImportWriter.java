package org.hospitalscheduling.web.intake;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import org.hospitalscheduling.intake.ImportOutcome;
import org.hospitalscheduling.intake.ImportPlan;
import org.hospitalscheduling.intake.LineFault;
import org.hospitalscheduling.web.json.HoursWriter;
import org.hospitalscheduling.web.json.JsonText;

/** Writes what an import did, or would do. */
public final class ImportWriter {

  private ImportWriter() {}

  static String text(ImportOutcome outcome) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      ImportPlan plan = outcome.plan();
      json.writeStartObject();
      json.write("written", outcome.written());
      json.write("lines", plan.lines());
      json.writeStartArray("departments");
      for (ImportPlan.Department department : plan.departments()) {
        json.writeStartObject();
        json.write("name", department.name());
        json.write("added", department.id().isEmpty());
        json.writeEnd();
      }
      json.writeEnd();
      json.writeStartArray("doctors");
      plan.doctors().forEach(doctor -> write(json, doctor, outcome));
      json.writeEnd();
      write(json, "errors", plan.faults());
      json.writeEnd();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ImportPlan.Doctor doctor, ImportOutcome outcome) {
    json.writeStartObject();
    json.write("name", doctor.name());
    json.write("department", doctor.department());
    json.write("added", doctor.id().isEmpty());
    HoursWriter.write(json, doctor.hours());
    json.write("changed", doctor.changed());
    doctor
        .id()
        .filter(outcome.outside()::containsKey)
        .ifPresent(id -> json.write("outside", outcome.outside().get(id)));
    json.writeEnd();
  }

  /** Writes faults of lines as an array. */
  public static void write(JsonGenerator json, String name, List<LineFault> faults) {
    json.writeStartArray(name);
    for (LineFault fault : faults) {
      json.writeStartObject();
      json.write("line", fault.line());
      if (fault.column() != null) {
        json.write("column", fault.column().code());
      }
      json.write("rule", fault.rule().code());
      json.write("detail", fault.sentence());
      if (fault.value() != null) {
        json.write("value", fault.value());
      }
      json.writeEnd();
    }
    json.writeEnd();
  }
}
