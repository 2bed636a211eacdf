package org.hospitalscheduling.web.statistics;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.OptionalDouble;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.statistics.Statistics;
import org.hospitalscheduling.statistics.Usage;
import org.hospitalscheduling.web.json.JsonText;

/** Writes statistics as JSON, with a null where there is nothing to divide by. */
final class StatisticsWriter {
  private static final double PRECISION = 10_000;

  private StatisticsWriter() {}

  static String text(Statistics statistics) {
    StringWriter text = new StringWriter(1 << 14);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.write("from", statistics.range().start().toString());
      json.write("to", statistics.range().end().toString());
      json.write("zone", statistics.zone().getId());
      write(json, "total", statistics.total());
      json.writeStartArray("days");
      for (Statistics.Day day : statistics.days()) {
        json.writeStartObject();
        json.write("date", day.date().toString());
        json.write("bookings", day.counts().bookings());
        json.write("cancelled", day.counts().cancelled());
        json.write("noShows", day.counts().noShows());
        json.writeEnd();
      }
      json.writeEnd();
      json.writeStartObject("leadTime");
      write(json, "median", statistics.leadTime().median());
      write(json, "ninetieth", statistics.leadTime().ninetieth());
      json.writeEnd();
      json.writeStartArray("doctors");
      for (Statistics.DoctorUsage each : statistics.doctors()) {
        json.writeStartObject();
        write(json, "doctor", each);
        write(json, "department", each.department());
        write(json, "usage", each.usage());
        json.writeEnd();
      }
      json.writeEnd();
      json.writeStartArray("departments");
      for (Statistics.DepartmentCounts each : statistics.departments()) {
        json.writeStartObject();
        write(json, "department", each.department());
        json.write("bookings", each.counts().bookings());
        write(json, "noShowRate", each.counts().noShowRate());
        json.writeEnd();
      }
      json.writeEnd();
      statistics.busiestDoctor().ifPresent(doctor -> write(json, "busiestDoctor", doctor));
      statistics
          .popularDepartment()
          .ifPresent(each -> write(json, "popularDepartment", each.department()));
      json.writeEnd();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, Usage usage) {
    json.writeStartObject(name);
    json.write("bookings", usage.counts().bookings());
    json.write("cancelled", usage.counts().cancelled());
    json.write("noShows", usage.counts().noShows());
    json.write("overbooked", usage.counts().overbooked());
    write(json, "noShowRate", usage.counts().noShowRate());
    json.write("workingMinutes", usage.workingMinutes());
    json.write("bookedMinutes", usage.bookedMinutes());
    write(json, "utilisation", usage.utilisation());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, String name, Statistics.DoctorUsage doctor) {
    json.writeStartObject(name);
    json.write("id", doctor.id().toString());
    json.write("name", doctor.name());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, String name, DepartmentRef department) {
    json.writeStartObject(name);
    json.write("id", department.id().toString());
    json.write("name", department.name());
    json.write("colour", department.colour());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, String name, OptionalDouble number) {
    if (number.isPresent()) {
      json.write(name, Math.round(number.getAsDouble() * PRECISION) / PRECISION);
    } else {
      json.writeNull(name);
    }
  }
}
