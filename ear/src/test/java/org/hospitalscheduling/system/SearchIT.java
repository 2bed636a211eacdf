package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is looked for in the body of a request, and not in its URL. */
class SearchIT {
  private final SchedulingApi desk = SchedulingApi.scheduler();

  private static Answer search(SchedulingApi caller, String path, String form) {
    return caller.send(
        "POST", path + "/search", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("14.2.1: a search in the body finds what the same words in the query find")
  void the_same() {
    String name = "Söhne & Töchter, " + UUID.randomUUID();
    UUID patient = desk.patient(name);
    String q = "q=" + encoded(name) + "&limit=5";
    Answer asked = desk.get("patients?" + q).expect(200);
    Answer searched = search(desk, "patients", q).expect(200);
    assertThat(searched.json()).isEqualTo(asked.json());
    assertThat(searched.json().path("items").path(0).path("id").asText())
        .isEqualTo(patient.toString());
    assertThat(searched.header("Cache-Control")).contains("no-store");
    assertThat(search(desk, "patients", null).expect(200).json().path("items")).isNotEmpty();
  }

  @Test
  @DisplayName("14.2.1: files of what was looked for come in the same way")
  void files() {
    String range =
        "from=2031-03-03T00:00:00Z&to=2031-03-04T00:00:00%2B01:00&q=" + UUID.randomUUID();
    for (String format : new String[] {"csv", "ics", "xlsx"}) {
      Answer file = search(desk, "schedules/export." + format, range).expect(200);
      assertThat(file.header("Content-Type"))
          .isEqualTo(
              desk.get("schedules/export." + format + "?" + range)
                  .expect(200)
                  .header("Content-Type"));
    }
    search(desk, "schedules/summary", range).expect(200);
    search(desk, "schedules", range).expect(200);
  }

  @Test
  @DisplayName("8.2.1, 15.3.3: the rules are those of the query")
  void rules() {
    search(SchedulingApi.anonymous(), "patients", "q=a").expect(401);
    search(desk, "admin/users", "q=a").expect(403);
    search(desk, "patients", "q=a&nonsense=1").expect(400);
    search(desk, "patients", "q=a&q=b").expect(400);
    search(desk, "patients", "q=" + "x".repeat(101)).expect(400);
    search(desk, "patients", "q=%zz").expect(400);
    search(desk, "patients", "q=%00").expect(400);
    desk.send(
            "POST",
            "patients/search?q=a",
            "limit=1",
            "Content-Type",
            "application/x-www-form-urlencoded")
        .expect(400);
    desk.post("patients/search", Map.of("q", "a")).expect(415);
    search(desk, "departments", "q=a").expect(415);
  }
}
