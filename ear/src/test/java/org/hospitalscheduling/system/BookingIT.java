package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BookingIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(7))
          .plus(Duration.ofHours(9));
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID cardiology = admin.department("Cardiology");
  private final UUID doctor = admin.doctor("Dr Ada", cardiology);

  @Test
  void an_appointment_is_booked_moved_and_cancelled() {
    Answer booked = desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
    assertThat(booked.header("Location"))
        .hasValueSatisfying(
            location -> assertThat(location).endsWith("/api/schedules/" + booked.id()));

    Answer moved = desk.move(booked, TEN, TEN.plus(Duration.ofHours(1))).expect(200);
    assertThat(moved.json().path("start").asText()).isEqualTo(TEN.toString());
    desk.move(booked, NINE, TEN).expect(412);

    assertThat(desk.cancel(moved).expect(200).json().path("status").asText())
        .isEqualTo("cancelled");
    assertThat(desk.get("schedules/" + booked.id()).expect(200).json().path("status").asText())
        .isEqualTo("cancelled");
    desk.book(doctor, desk.patient("Novak, Jan"), NINE, TEN).expect(201);
  }

  @Test
  void a_busy_doctor_is_a_conflict_that_offers_other_times() {
    Answer first = desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
    Answer refused =
        desk.book(doctor, desk.patient("Novak, Jan"), NINE.plusSeconds(1800), TEN)
            .refused(409, "doctor-busy");
    assertThat(refused.json().path("blocking").path("id").asText())
        .isEqualTo(first.id().toString());
    assertThat(refused.json().path("alternatives")).hasSize(3);
  }

  @Test
  void of_100_clients_who_want_one_slot_one_gets_it() throws Exception {
    List<UUID> patients = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      patients.add(desk.patient("Patient, Number " + i));
    }
    ExecutorService clients = Executors.newFixedThreadPool(100);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (UUID patient : patients) {
        answers.add(clients.submit(() -> insist(patient)));
      }
      int booked = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(201, 409);
        booked += answer.get() == 201 ? 1 : 0;
      }
      assertThat(booked).isEqualTo(1);
    } finally {
      clients.shutdownNow();
    }
  }

  /** Retries on 503, which says that the wait for a lock was cut short, as a client does. */
  private int insist(UUID patient) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              Answer answer = desk.book(doctor, patient, NINE, TEN);
              if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isPresent();
              }
              return answer.status();
            },
            status -> status != 503);
  }
}
