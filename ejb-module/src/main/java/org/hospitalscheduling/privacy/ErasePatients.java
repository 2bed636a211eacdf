package org.hospitalscheduling.privacy;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.privacy.PatientErasures.Candidate;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.Ids;

/**
 * The command with which hospital IT erases patients, without a server: {@code erase-patients.sh}
 * runs it in the role of the database's owner. Without {@code --erase} it only says what it would
 * do.
 *
 * <p>The exit status is 0 if everybody who was meant was erased (or would be), 1 if somebody cannot
 * be, 2 if it could not be tried.
 */
public final class ErasePatients {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int FAILED = 2;

  /** Words that are looked up while patients cannot be registered or renamed: some milliseconds. */
  private static final int WORDS_AT_ONCE = 200;

  private static final String USAGE =
      "usage: erase-patients.sh EAR (--mrn MRN | --id ID | --retention) [--erase]";

  private final PrintStream out;
  private final Instant now;
  private final boolean really;

  private ErasePatients(PrintStream out, Instant now, boolean really) {
    this.out = out;
    this.now = now;
    this.really = really;
  }

  /**
   * @param arguments {@code --mrn MRN}, {@code --id ID}, or {@code --retention} for all whose time
   *     is over by {@code RETENTION_PATIENT_YEARS}; and {@code --erase} to do it
   */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), arguments, System.out, Clock.systemUTC()));
  }

  /**
   * Erases, or says what it would erase.
   *
   * @param environment names the database like the server's, and its owner
   * @return the exit status
   */
  static int run(
      Map<String, String> environment, String[] arguments, PrintStream out, Clock clock) {
    List<String> said = new ArrayList<>(List.of(arguments));
    ErasePatients command = new ErasePatients(out, clock.instant(), said.remove("--erase"));
    boolean retention = said.equals(List.of("--retention"));
    if (!retention && (said.size() != 2 || !List.of("--mrn", "--id").contains(said.get(0)))) {
      out.println(USAGE);
      return FAILED;
    }
    try {
      Optional<Period> kept = Settings.patientRetentionFrom(environment);
      if (retention && kept.isEmpty()) {
        out.println("RETENTION_PATIENT_YEARS is not set: patients are kept for ever.");
        return FAILED;
      }
      try (Connection connection =
          HospitalDataSource.ofOwner(Settings.databaseFrom(environment)).getConnection()) {
        connection.setAutoCommit(false);
        return retention
            ? command.retain(connection, kept.get())
            : command.one(connection, said.get(0), said.get(1));
      }
    } catch (SettingsException | SQLException e) {
      out.println("Patients could not be erased: " + e.getMessage());
      return FAILED;
    }
  }

  private int one(Connection connection, String by, String value) throws SQLException {
    PatientErasures erasures = new PatientErasures(connection);
    List<Candidate> found = new ArrayList<>();
    if (by.equals("--mrn")) {
      found.addAll(erasures.ofMrn(value, now));
    } else {
      Optional<UUID> id = Ids.parse(value);
      if (id.isPresent()) {
        erasures.of(id.get(), now).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      out.println("There is no such patient.");
      return REFUSED;
    }
    found.forEach(
        each ->
            out.printf(
                "%s  MRN %s  %s  born %s  visits: %d  last contact: %s%n",
                each.id(),
                each.mrn(),
                each.name(),
                Optional.ofNullable(each.birthDate()).orElse("unknown"),
                each.visits(),
                each.lastContact()));
    if (found.size() > 1) {
      out.println("Several patients share this MRN: name one with --id.");
      return REFUSED;
    }
    return erase(connection, List.of(found.get(0).id()), "request");
  }

  private int retain(Connection connection, Period kept) throws SQLException {
    Instant before = now.atZone(ZoneOffset.UTC).minus(kept).toInstant();
    List<UUID> due = new PatientErasures(connection).unheardOfSince(before);
    out.printf("Not heard of since %s: %d patients.%n", before, due.size());
    return erase(connection, due, "retention");
  }

  private int erase(Connection connection, List<UUID> patients, String why) throws SQLException {
    PatientErasures erasures = new PatientErasures(connection);
    int erased = 0;
    int visits = 0;
    int refused = 0;
    for (UUID id : patients) {
      Candidate candidate = erasures.of(id, now).orElseThrow();
      if (candidate.refused() != null) {
        out.printf("%s is not erased: the patient %s.%n", id, candidate.refused());
        refused++;
        connection.rollback();
        continue;
      }
      try {
        visits += really ? erasures.erase(id, why, now) : candidate.visits();
        connection.commit();
        erased++;
      } catch (SQLException e) {
        connection.rollback();
        out.printf("%s is not erased: %s%n", id, e.getMessage());
        refused++;
      }
    }
    out.printf(
        "%s: %d. Their visits, which stay without a name: %d. Not erased: %d.%n",
        really ? "Erased" : "Would be erased (say --erase to do it)", erased, visits, refused);
    if (really) {
      forgetWords(connection);
    }
    return refused == 0 ? DONE : REFUSED;
  }

  /** Also words of names that somebody erased had long ago. */
  private static void forgetWords(Connection connection) throws SQLException {
    PatientErasures erasures = new PatientErasures(connection);
    List<String> words = erasures.words();
    connection.commit();
    for (int from = 0; from < words.size(); from += WORDS_AT_ONCE) {
      erasures.forget(words.subList(from, Math.min(from + WORDS_AT_ONCE, words.size())));
      connection.commit();
    }
  }
}
