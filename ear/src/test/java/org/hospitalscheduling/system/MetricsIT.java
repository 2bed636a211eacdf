package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code GET /api/metrics}, parsed as strictly as OpenMetrics 1.0 is specified. */
class MetricsIT {
  private static final Instant NINE = Instant.parse("2031-05-05T09:00:00Z");
  private static final Pattern META =
      Pattern.compile("# (TYPE|UNIT|HELP) ([a-z_:][a-z0-9_:]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_:][a-z0-9_:]*)(?:\\{([^}]*(?:\\{[^}]*}[^}]*)*)})? (-?[0-9.E+-]+|NaN|\\+Inf)");
  private static final Map<String, String> SUFFIXES =
      Map.of(
          "counter", "_total",
          "gauge", "",
          "histogram", "_bucket|_sum|_count");

  @Test
  void what_the_house_does_is_counted() {
    SchedulingApi admin = SchedulingApi.administrator();
    Map<String, Double> before = read(admin.get("metrics"));
    UUID doctor = admin.doctor("Dr Counted", admin.department("Counted"));
    UUID patient = admin.patient("Counted, Carla");
    admin.book(doctor, patient, NINE, NINE.plusSeconds(1800)).expect(201);
    admin.book(doctor, admin.patient("Late, Leo"), NINE, NINE.plusSeconds(1800)).expect(409);
    admin.get("patients/MRN-4711").expect(404);
    admin.get("patients/MRN-4711/letters").expect(404);
    List<String> counted =
        List.of(
            "hospital_appointment_changes_total{action=\"booked\"}",
            "hospital_booking_refusals_total{rule=\"doctor-busy\"}",
            "hospital_http_requests_total{route=\"/schedules\",method=\"POST\",status=\"201\"}",
            "hospital_http_requests_total{route=\"/schedules\",method=\"POST\",status=\"409\"}",
            "hospital_http_requests_total{route=\"/patients/{id}\",method=\"GET\",status=\"404\"}",
            "hospital_http_requests_total{route=\"unknown\",method=\"GET\",status=\"404\"}");
    // An answer is counted after it was sent.
    Map<String, Double> after =
        await()
            .atMost(Duration.ofSeconds(5))
            .until(
                () -> read(admin.get("metrics")),
                now ->
                    counted.stream()
                        .allMatch(
                            each -> now.getOrDefault(each, 0.0) > before.getOrDefault(each, 0.0)));
    for (String each : counted) {
      assertThat(after.get(each) - before.getOrDefault(each, 0.0)).as(each).isEqualTo(1);
    }
    assertThat(after)
        .containsEntry("hospital_database_up", 1.0)
        .containsEntry("hospital_activity_chain_intact", 1.0)
        .containsEntry("hospital_activity_seals_refused", 0.0)
        .containsEntry("hospital_feed_listening", 1.0)
        .containsEntry("hospital_password_seats_taken", 0.0)
        .containsKeys(
            "hospital_outbox_oldest_age_seconds",
            "hospital_feed_lag_seconds",
            "hospital_sequencer_changes_total",
            "hospital_booking_queue_waiting",
            "hospital_password_waiting",
            "hospital_live_sockets",
            "hospital_database_pool_connections_in_transaction",
            "hospital_reads_lost_total",
            "hospital_activity_seal_lag_seconds",
            "jvm_memory_used_bytes{area=\"heap\"}",
            "process_start_time_seconds");
    assertThat(after.get("hospital_database_pool_connections")).isPositive();
    assertThat(after.get("hospital_password_hashes_total")).isPositive();
  }

  @Test
  @DisplayName("16.2.5: the metrics name nobody")
  void nothing_about_anybody() {
    String text = SchedulingApi.administrator().get("metrics").expect(200).text();
    assertThat(text)
        .doesNotContain("@", "Counted", "MRN-")
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  @Test
  void the_token_opens_them_and_nothing_else() {
    SchedulingApi nobody = SchedulingApi.anonymous();
    String token = TestBed.running().setting("METRICS_TOKEN");
    read(nobody.send("GET", "metrics", null, "Authorization", basic("prometheus", token)));
    read(nobody.send("GET", "metrics", null, "Authorization", basic("", token)));
    for (String wrong : new String[] {"", token + " ", token.substring(1), "METRICS_TOKEN"}) {
      nobody.send("GET", "metrics", null, "Authorization", basic("prometheus", wrong)).expect(401);
    }
    nobody.send("GET", "schedules", null, "Authorization", basic("prometheus", token)).expect(401);
    nobody
        .send("GET", "admin/users", null, "Authorization", basic("prometheus", token))
        .expect(401);
    nobody.get("metrics").expect(401);
  }

  @Test
  void a_machine_reads_them_with_its_scope_alone() {
    read(SchedulingApi.machine("metrics:read").get("metrics"));
    SchedulingApi.machine("metrics:read").get("departments").expect(403);
    SchedulingApi.machine("directory:read").get("metrics").expect(403);
    SchedulingApi.scheduler().get("metrics").expect(403);
  }

  private static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Every sample by its name and labels; fails on anything that a parser might reject. */
  private static Map<String, Double> read(Answer answer) {
    answer.expect(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text")
        .contains("version=1.0.0")
        .contains("charset=utf-8");
    Map<String, Double> samples = new LinkedHashMap<>();
    Map<String, String> types = new HashMap<>();
    String[] lines = answer.text().split("\n", -1);
    assertThat(lines[lines.length - 2]).isEqualTo("# EOF");
    assertThat(lines[lines.length - 1]).isEmpty();
    String family = "";
    double bucket = 0;
    for (int i = 0; i < lines.length - 2; i++) {
      Matcher meta = META.matcher(lines[i]);
      if (meta.matches()) {
        if (meta.group(1).equals("TYPE")) {
          family = meta.group(2);
          assertThat(types.put(family, meta.group(3))).as("announced once: " + family).isNull();
          assertThat(SUFFIXES).containsKey(meta.group(3));
        } else if (meta.group(1).equals("UNIT")) {
          assertThat(family).endsWith("_" + meta.group(3));
        }
        assertThat(meta.group(2)).isEqualTo(family);
        continue;
      }
      Matcher sample = SAMPLE.matcher(lines[i]);
      assertThat(sample.matches()).as(lines[i]).isTrue();
      assertThat(sample.group(1)).matches(family + "(" + SUFFIXES.get(types.get(family)) + ")");
      String key = lines[i].substring(0, lines[i].lastIndexOf(' '));
      double value =
          sample.group(3).equals("+Inf")
              ? Double.POSITIVE_INFINITY
              : Double.parseDouble(sample.group(3));
      assertThat(samples.put(key, value)).as("said once: " + key).isNull();
      if (sample.group(1).endsWith("_bucket")) {
        boolean first = sample.group(2).contains("le=\"0.005\"");
        assertThat(value).as(key).isGreaterThanOrEqualTo(first ? 0 : bucket);
        bucket = value;
      } else if (sample.group(1).endsWith("_count")) {
        assertThat(value).as("the last bucket holds all").isEqualTo(bucket);
      }
    }
    return samples;
  }
}
