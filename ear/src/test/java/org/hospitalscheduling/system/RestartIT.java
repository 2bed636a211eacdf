package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, as in a power cut, under a running server. */
class RestartIT {
  private static final Duration HEALING = Duration.ofSeconds(10);

  /** Enough for a dozen bookings of one doctor, even on a server that has only just started. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int CLERKS = 12;
  private static final Instant MIDNIGHT =
      HospitalClock.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(9));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi balancer = SchedulingApi.anonymous();
  private final EmbeddedDatabase database = TestBed.running().database();

  /** How often a clerk's booking was acknowledged, and how often not, so far. */
  private final AtomicInteger answers = new AtomicInteger();

  private final AtomicInteger failures = new AtomicInteger();

  /** The other tests need the database, whatever a test did to it. */
  @AfterEach
  void bring_it_back() throws Exception {
    database.restart();
    await().atMost(HEALING).until(() -> desk.get("departments").status() == 200);
    await().atMost(HEALING).until(this::databaseAnswers);
  }

  @Test
  void no_acknowledged_booking_is_lost_and_the_pool_heals_by_itself() throws Exception {
    UUID doctor = admin.doctor("Dr Blackout", admin.department("Restart"));
    UUID[] patients = new UUID[CLERKS];
    for (int clerk = 0; clerk < CLERKS; clerk++) {
      patients[clerk] = desk.patient("Blackout, Patient " + clerk);
    }
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
    try {
      List<Future<List<Booked>>> work = new ArrayList<>();
      for (int clerk = 0; clerk < CLERKS; clerk++) {
        UUID patient = patients[clerk];
        int first = clerk;
        work.add(clerks.submit(() -> bookOn(doctor, patient, first, enough)));
      }
      await("they book").atMost(PATIENCE).until(() -> answers.get() >= CLERKS);
      database.kill();
      int atTheBlow = failures.get();
      await("somebody notices").atMost(HEALING).until(() -> failures.get() > atTheBlow);
      assertThat(balancer.get("health/live").status())
          .as("alive without a database")
          .isEqualTo(200);
      assertThat(balancer.get("health/ready").status()).as("ready for ten seconds").isEqualTo(200);
      database.restart();
      Instant back = Instant.now();
      await().atMost(HEALING).until(() -> desk.get("departments").status() == 200);
      // All forty connections of the pool, not only the first.
      await()
          .atMost(HEALING.minus(Duration.between(back, Instant.now())))
          .until(() -> allAtOnce(40, () -> desk.get("departments").status() == 200));
      int atHealing = answers.get();
      await("they go on").atMost(PATIENCE).until(() -> answers.get() >= atHealing + CLERKS);
      enough.set(true);

      List<Booked> acknowledged = new ArrayList<>();
      for (Future<List<Booked>> done : work) {
        acknowledged.addAll(done.get());
      }
      assertThat(acknowledged).anyMatch(booked -> booked.at().isBefore(back));
      assertThat(acknowledged).anyMatch(booked -> booked.at().isAfter(back));
      for (Booked booked : acknowledged) {
        desk.get("schedules/" + booked.id()).expect(200);
        // The same key again: the answer is the stored one, and nothing is booked again.
        Answer again = desk.post("schedules", booked.body(), "Idempotency-Key", booked.key());
        assertThat(again.expect(201).id()).isEqualTo(booked.id());
      }
      int rows = appointments(doctor);
      assertThat(rows)
          .as("one row for each key, also where the answer was lost")
          .isEqualTo(acknowledged.size());
    } finally {
      enough.set(true);
      clerks.shutdownNow();
    }
  }

  @Test
  void readiness_goes_down_after_ten_seconds_and_comes_back_and_liveness_stays() throws Exception {
    database.kill();
    Instant gone = Instant.now();
    assertThat(balancer.get("health/ready").status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(16))
        .until(() -> balancer.get("health/ready").status() == 503);
    assertThat(Duration.between(gone, Instant.now())).isGreaterThan(Duration.ofSeconds(9));
    assertThat(balancer.get("health/live").status()).isEqualTo(200);
    Answer refused = desk.get("departments");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isPresent();

    database.restart();
    await().atMost(HEALING).until(() -> balancer.get("health/ready").status() == 200);
    what_timers_do_goes_on();
  }

  /** Jobs failed again and again meanwhile, which must not have ended them. */
  private void what_timers_do_goes_on() throws Exception {
    Instant asked = HospitalClock.now();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !lastClaim("activity-sealer").isBefore(asked));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !lastClaim("activity-monitor").isBefore(asked));
  }

  /** When a server last claimed a job, derived from when it is next due. */
  private static Instant lastClaim(String job) throws Exception {
    try (var connection = TestBed.running().owner().getConnection();
        var query = connection.prepareStatement("SELECT next_due FROM job WHERE name = ?")) {
      query.setString(1, job);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getTimestamp(1).toInstant();
      }
    }
  }

  private boolean databaseAnswers() {
    for (JsonNode check : balancer.get("health/ready").json().path("checks")) {
      if (check.path("name").asText().equals("database")) {
        return check.path("data").path("answers").asBoolean();
      }
    }
    return false;
  }

  private record Booked(UUID id, String key, Map<String, Object> body, Instant at) {}

  /**
   * Books every twelfth five-minute slot until told to stop; retries with the same key if there is
   * no answer or it says to retry.
   */
  private List<Booked> bookOn(UUID doctor, UUID patient, int first, AtomicBoolean enough)
      throws InterruptedException {
    List<Booked> booked = new ArrayList<>();
    for (int place = first; !enough.get(); place += CLERKS) {
      Instant start = MIDNIGHT.plus(Duration.ofMinutes(5L * place));
      Map<String, Object> body =
          SchedulingApi.booking(doctor, patient, start, start.plus(Duration.ofMinutes(5)));
      String key = UUID.randomUUID().toString();
      while (true) {
        try {
          Answer answer = desk.post("schedules", body, "Idempotency-Key", key);
          if (answer.status() == 201) {
            booked.add(new Booked(answer.id(), key, body, Instant.now()));
            answers.incrementAndGet();
            break;
          }
          assertThat(answer.status()).as(answer.text()).isIn(503, 409);
          assertThat(answer.json().path("rule").asText()).isNotEqualTo("doctor-busy");
        } catch (UncheckedIOException e) {
          // no answer: it may have been booked, and the key will tell
        }
        failures.incrementAndGet();
        Thread.sleep(200);
      }
    }
    return booked;
  }

  private int appointments(UUID doctor) throws Exception {
    try (var connection = TestBed.running().owner().getConnection();
        var query =
            connection.prepareStatement(
                "SELECT count(*) FROM appointment WHERE practitioner_id = ?")) {
      query.setObject(1, doctor);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static boolean allAtOnce(int times, Callable<Boolean> question) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(times, question))) {
        if (!answer.get()) {
          return false;
        }
      }
      return true;
    } finally {
      threads.shutdownNow();
    }
  }
}
