package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MRNs that the hospital issues, on the real database. */
class IssuedMrnIT {

  /** A minute before and after the year ends in Berlin. */
  private static final Instant OLD_YEAR = Instant.parse("2026-12-31T22:59:00Z");

  private static final Instant NEW_YEAR = Instant.parse("2026-12-31T23:01:00Z");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final Actor clerk = new Actor(Ids.next(), "clerk", Role.USER, false, "192.0.2.1", "test");
  private final AtomicInteger people = new AtomicInteger();
  private Settings settings = TestSettings.issuing("H{yyyy}-{000}");

  @BeforeEach
  void nobody() {
    database.asOwner("DELETE FROM patient", "DELETE FROM mrn_series");
  }

  @Test
  void who_brings_no_mrn_gets_the_next_of_the_year() {
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-001");
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-002");
    assertThat(issue(NEW_YEAR)).isEqualTo("H2027-001");
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-003");
  }

  @Test
  void an_mrn_that_is_given_is_kept_and_none_that_a_patient_has_is_issued() {
    assertThat(register("4711", OLD_YEAR)).isEqualTo("4711");
    register("H2026-001", OLD_YEAR);
    register("\uff482026-003", OLD_YEAR);
    register("h2026-004", OLD_YEAR);
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-002");
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-005");
  }

  @Test
  void thousands_of_before_that_look_like_ours_are_passed() {
    database.asOwner(
        """
        INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)
        SELECT gen_random_uuid(), 0, 'H2026-' || lpad(n::text, 3, '0'), 'h2026-' || lpad(n::text, 3, '0'), 'Old, Olga',
          now(), now() FROM generate_series(1, 998) AS n UNION ALL
        SELECT gen_random_uuid(), 0, 'H2026-' || n, 'h2026-' || n, 'Old, Olga', now(), now()
          FROM generate_series(1000, 3000) AS n
        """);
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-999");
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-3001");
  }

  @Test
  void desks_that_register_at_once_get_different_ones() {
    List<String> issued = HospitalDatabase.atOnce(20, () -> issue(OLD_YEAR));
    assertThat(issued)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj("H2026-%03d"::formatted).toList());
  }

  @Test
  void whoever_types_the_next_one_meanwhile_is_passed_too() {
    AtomicInteger turn = new AtomicInteger();
    List<String> mrns =
        HospitalDatabase.atOnce(
            20,
            () -> {
              int mine = turn.incrementAndGet();
              try {
                return mine % 2 == 0
                    ? register("H2026-%03d".formatted(mine / 2), OLD_YEAR)
                    : issue(OLD_YEAR);
              } catch (RefusedException hasBeenIssued) {
                assertThat(hasBeenIssued.refusal()).isEqualTo(Refusal.PATIENT_DIFFERS);
                return "refused " + mine;
              }
            });
    assertThat(mrns).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void what_is_rolled_back_took_no_number() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    em -> {
                      admit(em, null, OLD_YEAR);
                      throw new IllegalStateException("after all not");
                    }))
        .hasMessage("after all not");
    assertThat(issue(OLD_YEAR)).isEqualTo("H2026-001");
  }

  @Test
  void where_none_are_issued_one_is_required() {
    settings = TestSettings.defaults();
    assertThatThrownBy(() -> issue(OLD_YEAR))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.INVALID);
              assertThat(refused.field()).contains("mrn");
            });
  }

  private String issue(Instant now) {
    return register(null, now);
  }

  private String register(@Nullable String mrn, Instant now) {
    return database.inTransaction(em -> admit(em, mrn, now));
  }

  private String admit(EntityManager em, @Nullable String mrn, Instant now) {
    PatientRequest said =
        new PatientRequest(
            mrn, "Newcomer, Nora " + people.incrementAndGet(), null, null, null, List.of());
    return new Wired(em, new Recorded<>(), settings)
        .get(PatientWorkflow.class)
        .admit(said, "", clerk, now)
        .patient()
        .mrn();
  }
}
