package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hospital under test issues MRNs: {@code H{yyyy}-{000000}}. */
class IssuedMrnIT {
  private static final String ISSUED = "H[0-9]{4}-[0-9]{6}";

  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi admin = SchedulingApi.administrator();

  @Test
  void the_app_learns_before_anybody_has_signed_in_that_a_new_patient_needs_none() {
    assertThat(
            SchedulingApi.anonymous()
                .get("settings")
                .expect(200)
                .json()
                .path("mrnIssued")
                .asBoolean())
        .isTrue();
  }

  @Test
  void a_patient_without_one_gets_one_at_every_door() {
    Answer registered = desk.post("patients", Map.of("name", "Newcomer, Nora")).expect(201);
    assertThat(mrn(registered)).matches(ISSUED);
    UUID doctor = admin.doctor("Dr Issued", admin.department("Issuing"));
    Instant nine =
        HospitalClock.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(13))
            .plus(Duration.ofHours(9));
    Answer booked =
        SchedulingApi.machine("schedules:write", "patients:write")
            .post(
                "schedules",
                Map.of(
                    "doctorId", doctor,
                    "start", nine.toString(),
                    "patient", Map.of("name", "Newcomer, Nora")))
            .expect(201);
    assertThat(booked.json().path("patient").path("mrn").asText())
        .matches(ISSUED)
        .isNotEqualTo(mrn(registered));
  }

  @Test
  void a_repeated_request_gets_the_first_ones_answer() {
    String key = UUID.randomUUID().toString();
    Map<String, String> patient = Map.of("name", "Newcomer, Nora");
    Answer first = desk.post("patients", patient, "Idempotency-Key", key).expect(201);
    Answer again = desk.post("patients", patient, "Idempotency-Key", key).expect(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(mrn(again)).isEqualTo(mrn(first));
    desk.post("patients", Map.of("name", "Other, Olga"), "Idempotency-Key", key)
        .refused(422, "key-reused");
  }

  @Test
  void an_engine_that_may_not_register_anybody_gets_none() {
    UUID doctor = admin.doctor("Dr Issued", admin.department("Issuing"));
    SchedulingApi.machine("schedules:write")
        .post(
            "schedules",
            Map.of(
                "doctorId",
                doctor,
                "start",
                "2026-06-30T09:00:00Z",
                "patient",
                Map.of("name", "Newcomer, Nora")))
        .refused(403, "not-allowed");
  }

  private static String mrn(Answer patient) {
    return patient.json().path("mrn").asText();
  }
}
