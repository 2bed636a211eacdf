package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody who is known is pointed out before they are registered under another MRN. */
class LikelyDuplicateIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(13))
          .plus(Duration.ofHours(9));

  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi admin = SchedulingApi.administrator();
  private final UUID doctor = admin.doctor("Dr Twice", admin.department("Twice"));
  private final String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  private final String mrn = "L" + UUID.randomUUID().toString().substring(0, 12);
  private final UUID olga =
      desk.post("patients", patient(mrn, "Ówner" + letters + ", Olga")).expect(201).id();
  private final Map<String, Object> again = patient(mrn + "b", "Olga OWNER" + letters);

  @Test
  void people_are_asked_at_every_door_and_nothing_is_written() {
    Answer registered = desk.post("patients", again).refused(409, "likely-duplicate");
    Answer booked = desk.post("schedules", booking(again)).refused(409, "likely-duplicate");
    assertThat(registered.json().path("errors").path(0).path("field").asText()).isEqualTo("name");
    assertThat(booked.json().path("errors").path(0).path("field").asText())
        .isEqualTo("patient.name");
    for (Answer refused : List.of(registered, booked)) {
      JsonNode likely = refused.json().path("likely");
      assertThat(likely).hasSize(1);
      assertThat(likely.path(0).path("id").asText()).isEqualTo(olga.toString());
      assertThat(likely.path(0).path("mrn").asText()).isEqualTo(mrn);
      assertThat(refused.json().path("detail").asText()).doesNotContain("Olga", mrn);
    }
    assertThat(desk.get("patients?q=" + mrn).expect(200).json().path("items")).hasSize(1);
  }

  @Test
  void who_is_confirmed_to_be_somebody_else_is_registered() {
    again.put("confirmNew", true);
    JsonNode patient = desk.post("schedules", booking(again)).expect(201).json().path("patient");
    assertThat(patient.path("mrn").asText()).isEqualTo(mrn + "b");
    JsonNode row =
        admin
            .get("admin/logs?action=patient-added&patient=" + patient.path("id").asText())
            .expect(200)
            .json()
            .path("items")
            .path(0);
    assertThat(row.path("detail").path("likelyDuplicateOf").asText()).isEqualTo(olga.toString());
  }

  @Test
  void an_engine_is_not_stopped_unless_it_asks_to_be() {
    SchedulingApi engine = SchedulingApi.machine("schedules:write", "patients:write");
    again.put("confirmNew", false);
    engine.post("patients", again).refused(409, "likely-duplicate");
    again.remove("confirmNew");
    engine.post("patients", again).expect(201);
  }

  private static Map<String, Object> patient(String mrn, String name) {
    return new HashMap<>(Map.of("mrn", mrn, "name", name, "birthDate", "1980-01-02"));
  }

  private Map<String, Object> booking(Map<String, Object> patient) {
    return Map.of(
        "doctorId",
        doctor,
        "start",
        NINE.toString(),
        "end",
        NINE.plusSeconds(1800).toString(),
        "patient",
        patient);
  }
}
