package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.directory.PatientDiffers.KnownPatient;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;
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

/** Somebody who is registered a second time, on the real database. */
class LikelyDuplicateIT {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final Actor clerk = new Actor(Ids.next(), "clerk", Role.USER, false, "192.0.2.1", "test");
  private final Recorded<DirectoryChanged> events = new Recorded<>();

  @BeforeEach
  void nobody() {
    database.asOwner("DELETE FROM patient");
  }

  @Test
  void the_same_name_and_birth_date_are_pointed_out_with_who_has_them() {
    UUID known = register("1", "Müller, Hanna", "1979-03-14", null);
    assertThat(likely("2", "Hanna MUELLER", "1979-03-14")).containsExactly(known);
    assertThat(count()).isOne();
    register("3", "Müller, Hanna", "1979-03-15", null);
    register("4", "Müller, Hanna", "1979-03", null);
    register("5", "Müller, Hannah", "1979-03-14", null);
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void who_is_confirmed_to_be_new_is_registered_and_the_log_names_the_others() {
    UUID known = register("1", "Müller, Hanna", "1979-03-14", null);
    UUID fresh = register("2", "Müller, Hanna", "1979-03-14", true);
    assertThat(events.events).extracting(DirectoryChanged::id).containsExactly(known, fresh);
    assertThat(events.events.get(0).detail()).isEmpty();
    assertThat(events.events.get(1).detail())
        .containsExactly(Map.entry("likelyDuplicateOf", known.toString()));
    assertThat(likely("3", "Müller, Hanna", "1979-03-14")).containsExactly(known, fresh);
  }

  @Test
  void who_is_no_longer_active_or_was_renamed_is_nobodys_likeness() {
    UUID left = register("1", "Müller, Hanna", "1979-03-14", null);
    change(left, Patch.keep(), Patch.to(false));
    UUID renamed = register("2", "Müller, Hanna", "1979-03-14", null);
    change(renamed, Patch.to("Berg, Hanna"), Patch.keep());
    register("3", "Müller, Hanna", "1979-03-14", null);
    assertThat(likely("4", "Berg, Hanna", "1979-03-14")).containsExactly(renamed);
  }

  @Test
  void a_program_is_stopped_only_if_it_wants_to_be() {
    register("1", "Müller, Hanna", "1979-03-14", null);
    Actor engine =
        new Actor(
            Ids.next(),
            "engine",
            Role.SERVICE,
            false,
            Optional.empty(),
            Set.of(Scope.PATIENTS_WRITE),
            "192.0.2.2",
            "test");
    admit(engine, "2", "Müller, Hanna", "1979-03-14", null);
    assertThatThrownBy(() -> admit(engine, "3", "Müller, Hanna", "1979-03-14", false))
        .isInstanceOf(RefusedException.class);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void two_desks_that_register_somebody_at_once_do_not_miss_each_other() {
    AtomicInteger desk = new AtomicInteger();
    List<String> outcomes =
        HospitalDatabase.atOnce(
            8,
            () -> {
              try {
                register("desk " + desk.incrementAndGet(), "Müller, Hanna", "1979-03-14", null);
                return "registered";
              } catch (RefusedException refused) {
                return refused.refusal().code();
              }
            });
    assertThat(outcomes)
        .containsOnlyOnce("registered")
        .containsOnly("registered", "likely-duplicate");
    assertThat(count()).isOne();
  }

  private UUID register(String mrn, String name, String born, @Nullable Boolean confirmed) {
    return admit(clerk, mrn, name, born, confirmed);
  }

  private UUID admit(
      Actor actor, String mrn, String name, String born, @Nullable Boolean confirmed) {
    PatientRequest said =
        new PatientRequest(mrn, name, new PartialDate(born), null, null, List.of(), confirmed);
    return database.inTransaction(
        em -> wired(em).get(PatientWorkflow.class).admit(said, "", actor, NOW).patient().id());
  }

  private List<UUID> likely(String mrn, String name, String born) {
    try {
      register(mrn, name, born, null);
    } catch (RefusedException refused) {
      assertThat(refused.refusal()).isEqualTo(Refusal.LIKELY_DUPLICATE);
      assertThat(refused.field()).contains("name");
      return ((LikelyDuplicates) refused.facts().orElseThrow())
          .likely().stream().map(KnownPatient::id).toList();
    }
    return List.of();
  }

  private void change(UUID id, Patch<String> name, Patch<Boolean> active) {
    PatientPatch patch =
        new PatientPatch(
            Patch.keep(),
            name,
            Patch.keep(),
            Patch.keep(),
            Patch.keep(),
            active,
            Patch.keep(),
            Patch.keep());
    database.inTransaction(
        em -> {
          wired(em).get(Patients.class).lock(id).orElseThrow().change(patch, List.of(), NOW);
          return null;
        });
  }

  private static long count() {
    return database.inTransaction(
        em ->
            ((Number) em.createNativeQuery("SELECT count(*) FROM patient").getSingleResult())
                .longValue());
  }

  private Wired wired(EntityManager em) {
    return new Wired(em, events, TestSettings.defaults());
  }
}
