package org.hospitalscheduling.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hospitalscheduling.demo.DemoHospital;
import org.hospitalscheduling.directory.PatientSearch;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.PartialDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Patients in the number of a large hospital. Names are spread as they are: the most frequent are
 * one patient's in a hundred, and every third family name is one of many thousand rare ones.
 */
final class PatientRows {

  private static final int AT_A_TIME = 10_000;
  private static final double RARE = 0.35;
  private static final LocalDate OLDEST = LocalDate.of(1925, 1, 1);
  private static final int DAYS = 100 * 365;

  private static final String[] BEGINNINGS =
      ("Al An Bal Bar Bau Ber Blo Bor Bru Dal Den Dör Eck Eis Fal Fen Fro Gar Ger Gro Hag Hel Her Hol Hüb Jan Kal Kes"
              + " Kir Klo Kra Kön Lam Lau Lin Lö Mar Mei Mor Nau Nie Ober Pet Pla Rad Rie Ros Rü Sal Sche Schö Sei Sten"
              + " Stra Tau Thie Uhl Vol Wal Wei Wies Zel Zim")
          .split(" ");
  private static final String[] MIDDLES =
      "a ba be den der el en er ge gen in ke kel len ler mer n nen ne o ra ri se ser sten te ter u zel"
          .split(" ");
  private static final String[] ENDS =
      "auer bach bauer berg burg dorf eder egger feld hammer hardt haus heimer hofer horn huber ing kamp ke kowski"
          .concat(
              " ler mann maier meier meyer müller ner ow rath reich schmidt stein ström thal wald wig witz")
          .split(" ");

  private final List<String> families = new ArrayList<>();
  private final List<String> givens = new ArrayList<>();
  private final Random random = new Random(20261130);

  PatientRows() throws IOException {
    try (InputStream file = DemoHospital.class.getResourceAsStream("names.txt")) {
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.split("\\|");
        if (!line.startsWith("#")) {
          families.addAll(List.of(parts[0].strip().split(" ")));
          givens.addAll(List.of((parts[1] + " " + parts[2]).strip().split(" ")));
        }
      }
    }
  }

  /** Adds so many, each with an MRN of its own. */
  void write(Connection connection, int count) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY patient (id, version, mrn, mrn_key, search, name, birth_date, created_at,"
                    + " updated_at) FROM STDIN");
    for (int from = 0; from < count; from += AT_A_TIME) {
      StringBuilder rows = new StringBuilder();
      for (int i = from; i < Math.min(count, from + AT_A_TIME); i++) {
        String name = family() + ", " + given();
        String mrn = "BH %03d %04d".formatted(i / 10_000, i % 10_000);
        PartialDate born = PartialDate.of(OLDEST.plusDays(random.nextInt(DAYS)));
        rows.append(
            String.join(
                "\t",
                Ids.next().toString(),
                "0",
                mrn,
                Folding.key(mrn),
                PatientSearch.words(name, List.of(mrn), born),
                name,
                born.text(),
                "now",
                "now\n"));
      }
      byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
    }
    copy.endCopy();
  }

  private String family() {
    if (random.nextDouble() >= RARE) {
      String name = frequent(families);
      return random.nextInt(20) == 0 ? name + "-" + frequent(families) : name;
    }
    String middle = random.nextBoolean() ? oneOf(MIDDLES) : "";
    return oneOf(BEGINNINGS) + middle + oneOf(ENDS);
  }

  private String given() {
    return random.nextInt(5) == 0 ? frequent(givens) + " " + frequent(givens) : frequent(givens);
  }

  /** The first is three times as frequent as the twentieth, and so on. */
  private String frequent(List<String> names) {
    double place = Math.pow(random.nextDouble(), 1.6);
    return names.get((int) (place * names.size()));
  }

  private String oneOf(String[] parts) {
    return parts[random.nextInt(parts.length)];
  }
}
