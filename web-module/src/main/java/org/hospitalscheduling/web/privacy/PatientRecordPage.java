package org.hospitalscheduling.web.privacy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hospitalscheduling.privacy.PatientRecord;
import org.hospitalscheduling.shared.Html;

/**
 * A patient's record as a page to be printed, or saved as PDF: it loads nothing and runs nothing.
 */
final class PatientRecordPage {

  private static final String STYLE =
      "body{font:14px/1.45 system-ui,sans-serif;margin:2rem;color:#111}"
          + "h1{font-size:1.4rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}"
          + "table{border-collapse:collapse;width:100%;font-size:12px}"
          + "th,td{border:1px solid #bbb;padding:3px 6px;text-align:left;vertical-align:top;"
          + "overflow-wrap:anywhere}th{background:#eee}tr{break-inside:avoid}"
          + "@page{size:A4 landscape;margin:12mm}@media print{body{margin:0}}";

  private PatientRecordPage() {}

  /** The page, in the API's words for the fields. */
  static String of(PatientRecord record, String hospital) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append("Everything stored about a patient</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Everything stored about ")
        .append(Html.escaped(record.person().get(0).getOrDefault("name", "")))
        .append("</h1><p>")
        .append(Html.escaped(hospital))
        .append(", ")
        .append(instant(record.at()))
        .append(". Times are in UTC.</p>");
    sections(record).forEach((title, rows) -> section(html, title, rows));
    return html.append("</body></html>").toString();
  }

  private static Map<String, List<Map<String, String>>> sections(PatientRecord record) {
    Map<String, List<Map<String, String>>> sections = new LinkedHashMap<>();
    sections.put("Person", record.person());
    sections.put("Numbers in other systems", record.identifiers());
    sections.put("Notes", record.notes());
    sections.put("Appointments", record.appointments());
    sections.put("Waiting list", record.waitingList());
    sections.put("Offers of earlier times", record.offers());
    sections.put("E-mails", record.mails());
    sections.put("Merged records", record.merges());
    sections.put("Who saw or changed what", record.log());
    return sections;
  }

  private static void section(StringBuilder html, String title, List<Map<String, String>> rows) {
    html.append("<h2>").append(Html.escaped(title)).append("</h2>");
    if (rows.isEmpty()) {
      html.append("<p>Nothing.</p>");
      return;
    }
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    html.append("<table><thead><tr>");
    columns.forEach(each -> html.append("<th>").append(Html.escaped(words(each))).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (Map<String, String> row : rows) {
      html.append("<tr>");
      columns.forEach(
          each ->
              html.append("<td>").append(Html.escaped(row.getOrDefault(each, ""))).append("</td>"));
      html.append("</tr>");
    }
    html.append("</tbody></table>");
  }

  /** {@code overrideReason} as "override reason". */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String instant(Instant at) {
    return Html.escaped(at.toString());
  }
}
