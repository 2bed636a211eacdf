package org.hospitalscheduling.web.json;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.hospitalscheduling.availability.WorkingPeriod;

/** Writes working hours as the contract's {@code WorkingPeriod}s. */
public final class HoursWriter {

  private HoursWriter() {}

  /** Writes them as the array {@code hours} of the object that is open. */
  public static void write(JsonGenerator json, List<WorkingPeriod> hours) {
    json.writeStartArray("hours");
    for (WorkingPeriod period : hours) {
      json.writeStartObject();
      json.write("weekday", period.weekday().getValue());
      json.write("from", period.from().toString().substring(0, 5));
      json.write("minutes", period.length().toMinutes());
      json.writeEnd();
    }
    json.writeEnd();
  }
}
