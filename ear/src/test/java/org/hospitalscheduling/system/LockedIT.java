package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Requests that wait for a locked row: how long, whom they hold up, and what they are answered. */
class LockedIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(11))
          .plus(Duration.ofHours(9));
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final UUID department = admin.department("Locks");
  private final UUID doctor = admin.doctor("Dr Held", department);

  @Test
  void while_one_doctor_is_booked_another_of_the_department_is_booked_too() throws Exception {
    UUID colleague = admin.doctor("Dr Free", department);
    UUID awaited = admin.patient("Late, Lotte");
    CompletableFuture<Answer> first;
    try (Connection held = holding("patient", awaited)) {
      // It has the doctor's lock and waits for the patient's.
      first = CompletableFuture.supplyAsync(() -> admin.book(doctor, awaited, NINE, TEN));
      awaitWaiting(held);
      admin.book(colleague, admin.patient("Quick, Quinn"), NINE, TEN).expect(201);
      assertThat(first).as("still waits for its patient").isNotDone();
      held.rollback();
    }
    first.get(10, TimeUnit.SECONDS).expect(201);
  }

  /** Every lock that a request takes, in every service: a bounded wait, and a retry. */
  @Test
  void a_row_that_stays_locked_is_a_503_that_is_worth_another_try() throws Exception {
    Map<String, Supplier<Answer>> requests = new LinkedHashMap<>();
    List<Connection> holders = new ArrayList<>();
    try {
      String own = "doctors/" + doctor;
      String hours = admin.get(own + "/working-hours").expect(200).etag();
      String off =
          admin
              .post(own + "/time-off", Map.of("start", NINE.toString(), "end", TEN.toString()))
              .expect(201)
              .id()
              .toString();
      UUID elsewhere = admin.doctor("Dr Elsewhere", department);
      Answer booked = admin.book(elsewhere, admin.patient("Booked, Bo"), NINE, TEN).expect(201);
      UUID patient = admin.patient("Locked, Lou");
      UUID waiting =
          admin
              .post("overbook/waitlist", Map.of("patientId", patient, "departmentId", department))
              .expect(201)
              .id();
      UUID type =
          admin
              .post("appointment-types", Map.of("name", "Lock " + patient, "durationMinutes", 30))
              .expect(201)
              .id();
      UUID machine =
          admin
              .post(
                  "admin/service-accounts",
                  Map.of("name", "Lock " + patient, "scopes", List.of("schedules:read")))
              .expect(201)
              .id();
      SchedulingApi.scheduler();
      String user = owned("SELECT max(id::text) FROM app_user WHERE role = 'USER'");
      String userVersion = owned("SELECT version::text FROM app_user WHERE id = '" + user + "'");

      requests.put("remove time off", () -> admin.send("DELETE", own + "/time-off/" + off, null));
      requests.put(
          "set hours", () -> admin.put(own + "/working-hours", hours, Map.of("hours", List.of())));
      requests.put("change a doctor", () -> admin.patch(own, "\"0\"", Map.of("name", "Dr Other")));
      requests.put("cancel", () -> admin.cancel(booked));
      requests.put(
          "change a patient",
          () -> admin.patch("patients/" + patient, "\"0\"", Map.of("name", "Other, Oda")));
      requests.put(
          "leave the waitlist", () -> admin.send("DELETE", "overbook/waitlist/" + waiting, null));
      requests.put(
          "change a type",
          () -> admin.patch("appointment-types/" + type, "\"0\"", Map.of("active", false)));
      requests.put(
          "change a department",
          () -> admin.patch("departments/" + department, "\"0\"", Map.of("maxPerHour", 3)));
      requests.put(
          "revoke a machine",
          () -> admin.send("DELETE", "admin/service-accounts/" + machine, null));
      requests.put(
          "change a user",
          () ->
              admin.patch(
                  "admin/users/" + user, "\"" + userVersion + "\"", Map.of("mayOverride", true)));

      holders.add(holding("practitioner", doctor));
      holders.add(holding("appointment", booked.id()));
      holders.add(holding("patient", patient));
      holders.add(holding("waitlist_entry", waiting));
      holders.add(holding("appointment_type", type));
      holders.add(holding("department", department));
      holders.add(holding("service_account", machine));
      holders.add(holding("app_user", UUID.fromString(user)));

      Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
      requests.forEach(
          (what, request) -> answers.put(what, CompletableFuture.supplyAsync(request)));
      for (Map.Entry<String, CompletableFuture<Answer>> each : answers.entrySet()) {
        Answer answer = each.getValue().get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).as("%s: %s", each.getKey(), answer.text()).isEqualTo(503);
        answer.refused(503, "busy");
        assertThat(answer.header("Retry-After")).as(each.getKey()).contains("1");
      }
    } finally {
      for (Connection each : holders) {
        each.rollback();
        each.close();
      }
    }
  }

  private static Connection holding(String table, UUID id) throws SQLException {
    Connection connection = TestBed.running().owner().getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      assertThat(
              statement
                  .executeQuery("SELECT FROM " + table + " WHERE id = '" + id + "' FOR UPDATE")
                  .next())
          .as("%s %s", table, id)
          .isTrue();
    }
    return connection;
  }

  /** Waits until another session waits for a lock of this connection. */
  private static void awaitWaiting(Connection holder) throws SQLException {
    String pid;
    try (Statement statement = holder.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      pid = row.getString(1);
    }
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                !owned(
                        "SELECT count(*) FROM pg_locks l WHERE NOT l.granted AND "
                            + pid
                            + " = ANY (pg_blocking_pids(l.pid))")
                    .equals("0"));
  }

  private static String owned(String sql) {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
