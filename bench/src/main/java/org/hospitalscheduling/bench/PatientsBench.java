package org.hospitalscheduling.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * A patient searched among a million by what people type: the app's request compared with a bare
 * look-up by primary key.
 */
final class PatientsBench {

  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 20;
  private static final int WARM_UP = 10;

  private final Rig rig;

  PatientsBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    grow();
    LongStream.Builder all = LongStream.builder();
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      List<UUID> ids =
          rig.list("SELECT id FROM patient ORDER BY mrn LIMIT 1", row -> SqlQuery.uuid(row, "id"));
      SqlQuery lookup = new SqlQuery("SELECT * FROM patient WHERE id = :id").set("id", ids.get(0));
      for (Map.Entry<String, List<String>> kind : typed().entrySet()) {
        LongStream.Builder some = LongStream.builder();
        double query = 0;
        for (String text : kind.getValue()) {
          String path =
              "/api/patients?limit=8&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
          Comparison times =
              Comparison.of(
                  ROUNDS,
                  WARM_UP,
                  Double.MAX_VALUE,
                  () -> Comparison.read(connection, lookup),
                  () -> wire.get(path).mustBe(200));
          LongStream.of(times.http()).forEach(some);
          query += times.ofQuery();
        }
        say(kind.getKey(), some.build().toArray(), query / kind.getValue().size(), all);
      }
    }
    long[] mix = all.build().toArray();
    Report.result(
        "Patients searched among %,d, all of these: p50 %.1f ms, p95 %.1f ms (aim 30)",
        ROWS, Report.percentile(mix, 0.5), Report.percentile(mix, 0.95));
  }

  private static void say(String kind, long[] http, double lookup, LongStream.Builder all) {
    LongStream.of(http).forEach(all);
    Report.result(
        "Patients searched among %,d, %s: p50 %.1f ms, p95 %.1f ms, look-up by primary key %.2f ms, ratio %.0f",
        ROWS,
        kind,
        Report.percentile(http, 0.5),
        Report.percentile(http, 0.95),
        lookup,
        Report.percentile(http, 0.5) / lookup);
  }

  private static Map<String, List<String>> typed() {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    typed.put("one or two letters", List.of("m", "s", "x", "ma", "zi", "7", "19"));
    typed.put("a frequent name", List.of("müller", "schmidt", "hanna", "sch", "mar"));
    typed.put("a rare name", List.of("Obergenmüller", "zimberg", "Kesselwald"));
    typed.put("two words", List.of("müller hanna", "han mül", "m h", "x q", "sch mar", "berg eva"));
    typed.put("a birth date", List.of("14.03.1979", "14 Mar 1979", "03.1979", "1979", "14.03.79"));
    typed.put("name and birth date", List.of("müller 14.03.1979", "hanna 1979", "m 1979-03-14"));
    typed.put("an MRN", List.of("BH 012 3456", "bh0123456", "bh012", "bh", "müller bh0"));
    typed.put(
        "nothing but a slip", List.of("Zimermann", "schmitd", "Mulller Hana", "hanan x", "mülelr"));
    typed.put("nothing at all", List.of("xqzvw", "müller 31.12.1799", "99999999", "xqzvw vwqzx"));
    return typed;
  }

  private void grow() throws Exception {
    long begun = System.nanoTime();
    try (Connection connection = rig.database.owner().getConnection()) {
      new PatientRows().write(connection, ROWS);
    }
    rig.run("VACUUM ANALYZE patient, patient_word");
    Report.say("%,d patients in %.0f s", ROWS, Report.seconds(begun));
  }
}
