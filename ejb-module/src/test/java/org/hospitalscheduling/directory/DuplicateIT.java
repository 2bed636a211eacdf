package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A duplicate is refused by its field, and its values are revealed to nobody. */
class DuplicateIT {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @Test
  void a_known_mrn_is_refused_as_the_mrn() {
    register("4711");
    assertThatThrownBy(() -> register("4711"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.DUPLICATE);
              assertThat(refused.field()).contains("mrn");
            });
  }

  @Test
  void the_drivers_exception_quotes_neither_the_row_nor_the_statement() throws SQLException {
    String insert =
        "INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)"
            + " VALUES (gen_random_uuid(), 0, 'MRN-8', 'mrn-8', 'Zaunkönigin, Erna', now(), now())";
    StringWriter trace = new StringWriter();
    try (Connection connection =
            HospitalDataSource.ofApplication(settings().database()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert);
      statement.addBatch(insert);
      statement.executeBatch();
    } catch (SQLException refused) {
      refused.printStackTrace(new PrintWriter(trace));
      Optional.ofNullable(refused.getNextException())
          .ifPresent(next -> next.printStackTrace(new PrintWriter(trace)));
    }
    assertThat(trace.toString())
        .contains("patient_mrn_key")
        .doesNotContain("Zaunkönigin")
        .doesNotContain("MRN-8");
  }

  private static Settings settings() {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("JWT_SECRET", "a master secret that is long enough for a test");
    environment.put("HOSPITAL_ZONE", "Europe/Berlin");
    return Settings.from(environment);
  }

  private static void register(String mrn) {
    database.inTransaction(
        entities -> {
          Patients patients =
              new Wired(entities, new Recorded<>(), TestSettings.defaults()).get(Patients.class);
          patients.add(
              Patient.register(
                  new PatientRequest(mrn, "Zaunkönigin, Erna", null, null, null, List.of()), NOW));
          patients.flush();
          return null;
        });
  }
}
