package org.hospitalscheduling.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is given out to a patient, and that every table has been thought of. */
class PatientRecordIT {

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @Test
  @DisplayName("14.2.7: every table that leads to a patient stands in the page on privacy")
  void every_table_that_leads_to_a_patient_stands_in_the_page_on_privacy() throws Exception {
    List<String> leading =
        database.inTransaction(
            em ->
                new SqlQuery(
                        """
                            SELECT DISTINCT table_name FROM information_schema.columns
                            WHERE table_schema = 'public' AND table_name NOT IN (SELECT inhrelid::regclass::text FROM pg_inherits) AND column_name IN ('patient_id', 'appointment_id', 'entry_id', 'hold_id')
                            """)
                    .list(em, row -> row.getString("table_name")));
    String page = Files.readString(Path.of("..", "docs", "privacy.md"));
    Set<String> told =
        page.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(2, line.indexOf(" |", 2)))
            .flatMap(cell -> Arrays.stream(cell.split("[ ,]+")))
            .map(name -> name.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(leading).isNotEmpty();
    assertThat(told).containsAll(leading);
  }

  @Test
  void a_merged_record_leads_to_all_of_them() {
    UUID department = Ids.next();
    UUID doctor = Ids.next();
    UUID kept = Ids.next();
    UUID old = Ids.next();
    UUID visit = Ids.next();
    database.asOwner(
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(doctor, "Dr. Adler", department),
        HospitalRows.patient(kept, "K-1", "Müller-O’Neill, Olga"),
        HospitalRows.patient(old, "O-1", "Owner, Olga"),
        "UPDATE patient SET active = false, merged_into = '" + kept + "' WHERE id = '" + old + "'",
        "INSERT INTO identifier (system, value, folded, patient_id) VALUES ('urn:x', '1', 'x1', '"
            + kept
            + "')",
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at, lane, reason,
          created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '2026-06-17T09:00:00Z', '2026-06-17T09:30:00Z', 0, 'Chest pain', '%s', now(), now())
        """
            .formatted(visit, doctor, kept, department, Ids.next()));
    PatientRecord record = read(old);
    assertThat(record.id()).isEqualTo(kept);
    assertThat(record.person()).extracting(row -> row.get("mrn")).containsExactly("K-1", "O-1");
    assertThat(record.person().get(0))
        .containsEntry("name", "Müller-O’Neill, Olga")
        .doesNotContainKey("birthDate");
    assertThat(record.identifiers()).extracting(row -> row.get("value")).containsExactly("1");
    assertThat(record.appointments())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("id", visit.toString())
                    .containsEntry("start", "2026-06-17T09:00:00Z")
                    .containsEntry("doctor", "Dr. Adler")
                    .containsEntry("reason", "Chest pain")
                    .containsEntry("overbooked", "false"));
    Optional<PatientRecord> nobody =
        database.inTransaction(em -> queries(em).of(Ids.next(), Instant.EPOCH));
    assertThat(nobody).isEmpty();
  }

  private static PatientRecord read(UUID id) {
    return database.inTransaction(em -> queries(em).of(id, Instant.EPOCH).orElseThrow());
  }

  private static PatientRecordQueries queries(EntityManager em) {
    return new Wired(
            em,
            new Recorded<>(),
            new MovableClock(Instant.EPOCH),
            TestSettings.defaults(),
            new CurrentActor())
        .get(PatientRecordQueries.class);
  }
}
