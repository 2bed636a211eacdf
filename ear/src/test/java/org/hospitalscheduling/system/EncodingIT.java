package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers and the app's files are sent. */
class EncodingIT {

  private static final Instant NINE = Instant.parse("2032-05-04T09:00:00Z");
  private static final String WEEK =
      "schedules?from=2032-05-03T00:00:00Z&to=2032-05-10T00:00:00Z&doctor=";

  private static final SchedulingApi admin = SchedulingApi.administrator();
  private static UUID doctor;
  private static UUID patient;
  private static String week;

  @BeforeAll
  static void eightVisits() {
    doctor = admin.doctor("Dr Encoding", admin.department("Encoding"));
    patient = admin.patient("Encoding, Müller-O’Neill");
    for (int i = 0; i < 8; i++) {
      Instant start = NINE.plusSeconds(3_600L * i);
      admin.book(doctor, patient, start, start.plusSeconds(1_800)).expect(201);
    }
    week = WEEK + doctor;
  }

  @Test
  void what_is_longer_than_a_kilobyte_is_sent_in_gzip() throws Exception {
    HttpResponse<byte[]> plain = get(week);
    HttpResponse<byte[]> packed = get(week, "Accept-Encoding", "br, gzip");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(packed.body().length).isLessThan(plain.body().length / 3);
    assertThat(text(packed)).isEqualTo(text(plain)).contains("Müller-O’Neill");
    assertThat(packed.headers().firstValue("ETag")).isEqualTo(plain.headers().firstValue("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"export.csv", "export.ics"})
  void files_are_sent_in_gzip_as_well(String file) throws Exception {
    String path = week.replace("schedules?", "schedules/" + file + "?");
    HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(text(packed).replaceAll("DTSTAMP:.*", ""))
        .isEqualTo(text(get(path)).replaceAll("DTSTAMP:.*", ""));
  }

  @Test
  void a_workbook_is_compressed_already() throws Exception {
    HttpResponse<byte[]> book =
        get(week.replace("schedules?", "schedules/export.xlsx?"), "Accept-Encoding", "gzip");
    assertThat(book.statusCode()).isEqualTo(200);
    assertThat(book.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void a_short_answer_is_sent_as_it_is() throws Exception {
    HttpResponse<byte[]> me = get("auth/me", "Accept-Encoding", "gzip");
    assertThat(me.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(me.headers().allValues("Vary")).contains("Accept-Encoding");
    HttpResponse<byte[]> refused = get("patients/" + UUID.randomUUID(), "Accept-Encoding", "gzip");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(text(refused)).contains("\"rule\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip;q=0", "br", "deflate", "*;q=0"})
  void who_does_not_take_gzip_gets_none(String accepted) throws Exception {
    HttpResponse<byte[]> answer = get(week, "Accept-Encoding", accepted);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(text(answer)).startsWith("{");
  }

  @Test
  void a_head_has_no_content_and_no_other_length() throws Exception {
    HttpResponse<byte[]> head =
        send(
            request(week, "Accept-Encoding", "gzip")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void a_range_that_the_client_has_is_not_sent_again_until_something_in_it_changes()
      throws Exception {
    String tag = get(week).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("W/\"");
    for (String known : new String[] {tag, "\"x\", " + tag, tag.substring(2), "*"}) {
      HttpResponse<byte[]> same = get(week, "If-None-Match", known, "Accept-Encoding", "gzip");
      assertThat(same.statusCode()).as(known).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(same.headers().firstValue("ETag")).hasValue(tag);
    }
    assertThat(get(week, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    Instant start = NINE.plusSeconds(86_400);
    Answer booked = admin.book(doctor, patient, start, start.plusSeconds(1_800)).expect(201);
    HttpResponse<byte[]> changed = get(week, "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(text(changed)).contains(booked.id().toString());
  }

  @Test
  void a_name_that_changes_is_a_change_of_the_range() throws Exception {
    UUID other = admin.patient("Before, Encoding");
    Instant start = NINE.plusSeconds(2 * 86_400);
    admin.book(doctor, other, start, start.plusSeconds(1_800)).expect(201);
    String tag = get(week).headers().firstValue("ETag").orElseThrow();
    Answer read = admin.get("patients/" + other).expect(200);
    admin
        .patch("patients/" + other, read.etag(), java.util.Map.of("name", "After, Encoding"))
        .expect(200);
    assertThat(get(week, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void a_tag_opens_nothing_to_whom_the_range_is_closed() throws Exception {
    String tag = get(week).headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> stranger =
        send(
            HttpRequest.newBuilder(TestBed.running().address().resolve("api/" + week))
                .header("If-None-Match", tag));
    assertThat(stranger.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br",
        "gzip, deflate | gzip",
        "identity | none",
      })
  void files_of_the_app_are_sent_as_the_build_compressed_them(String accepted, String coding)
      throws Exception {
    Matcher script =
        Pattern.compile("assets/[^\"]+\\.js")
            .matcher(
                text(
                    send(
                        HttpRequest.newBuilder(TestBed.running().address())
                            .header("Accept", "text/html"))));
    assertThat(script.find()).isTrue();
    for (String path : new String[] {script.group(), "sw.js"}) {
      HttpResponse<byte[]> file =
          send(
              HttpRequest.newBuilder(TestBed.running().address().resolve(path))
                  .header("Accept-Encoding", accepted));
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Encoding").orElse("none"))
          .as(path)
          .isEqualTo(coding);
      assertThat(file.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
      assertThat(file.headers().allValues("Vary")).contains("Accept-Encoding");
      assertThat(file.headers().firstValue("Cache-Control"))
          .hasValueSatisfying(
              cache -> assertThat(cache).contains(path.equals("sw.js") ? "no-cache" : "immutable"));
      if (coding.equals("gzip")) {
        assertThat(text(file)).contains("function");
      }
    }
  }

  private static HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(TestBed.running().address().resolve("api/" + path))
            .header("Authorization", "Bearer " + admin.token());
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send(request(path, headers));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    byte[] body = answer.body();
    if (answer.headers().firstValue("Content-Encoding").equals(java.util.Optional.of("gzip"))) {
      try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = packed.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new String(body, StandardCharsets.UTF_8);
  }
}
