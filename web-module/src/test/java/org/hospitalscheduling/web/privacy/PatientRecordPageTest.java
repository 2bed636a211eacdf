package org.hospitalscheduling.web.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.privacy.PatientRecord;
import org.junit.jupiter.api.Test;

class PatientRecordPageTest {

  @Test
  void what_people_typed_is_text() {
    String typed = "<script>alert(1)</script> & \"O’Neill\" 'x'";
    String page =
        page(List.of(Map.of("name", typed, "mrn", "1")), List.of(Map.of("reason", typed)), typed);
    assertThat(page)
        .doesNotContain("<script>", "\"O’Neill\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;O’Neill&quot; &#39;x&#39;");
  }

  @Test
  void a_row_without_a_value_keeps_its_columns() {
    assertThat(
            page(
                List.of(Map.of("name", "Owner, Olga")),
                List.of(Map.of("start", "2026-06-17T09:00:00Z"), Map.of("cancelNote", "Ill")),
                "Clinic"))
        .contains(
            "<th>start</th><th>cancel note</th>",
            "<td>2026-06-17T09:00:00Z</td><td></td>",
            "<td></td><td>Ill</td>",
            "<h2>Waiting list</h2><p>Nothing.</p>");
  }

  private static String page(
      List<Map<String, String>> person, List<Map<String, String>> appointments, String hospital) {
    return PatientRecordPage.of(
        new PatientRecord(
            new UUID(0, 1),
            Instant.EPOCH,
            person,
            List.of(),
            List.of(),
            appointments,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        hospital);
  }
}
