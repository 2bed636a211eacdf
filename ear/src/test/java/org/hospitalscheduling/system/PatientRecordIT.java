package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything that is stored about a patient, given out for an answer to the patient. */
class PatientRecordIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(43))
          .plus(Duration.ofHours(9));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();

  @Test
  void all_that_is_stored_is_given_out_and_that_is_recorded() {
    UUID doctor = admin.doctor("Dr Adler", admin.department("Records"));
    String mrn = "R" + UUID.randomUUID().toString().substring(0, 12);
    UUID patient =
        desk.post("patients", Map.of("mrn", mrn, "name", "Müller-O’Neill <b>, Zoë"))
            .expect(201)
            .id();
    Map<String, Object> booking =
        new LinkedHashMap<>(
            SchedulingApi.booking(doctor, patient, NINE, NINE.plus(Duration.ofMinutes(30))));
    booking.put("reason", "Chest <i>pain</i>");
    desk.post("schedules", booking).expect(201);

    Answer record = admin.get("admin/patients/" + patient + "/record").expect(200);
    assertThat(record.header("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"patient-" + patient + ".json\"");
    JsonNode json = record.json();
    assertThat(json.path("person").path(0).path("name").asText())
        .isEqualTo("Müller-O’Neill <b>, Zoë");
    assertThat(json.path("appointments").path(0).path("reason").asText())
        .isEqualTo("Chest <i>pain</i>");
    assertThat(json.path("log").findValuesAsText("action")).contains("appointment-booked");

    String page = admin.get("admin/patients/" + patient + "/record.html").expect(200).text();
    assertThat(page).contains("Müller-O’Neill &lt;b&gt;, Zoë").doesNotContain("<i>");

    admin.get("admin/patients/" + UUID.randomUUID() + "/record").refused(404, "not-found");
    admin.get("admin/patients/nobody/record").expect(404);
    desk.get("admin/patients/" + patient + "/record").expect(403);
  }
}
