package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patients are found by what people type, on the real database. */
class PatientSearchIT {

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T07:00:00Z"));

  static List<Findable> examples() throws IOException {
    return Findable.all();
  }

  @BeforeEach
  void nobody() {
    database.asOwner("DELETE FROM patient", "DELETE FROM patient_word");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void found_or_not(Findable example) {
    register(example.name(), example.mrn(), example.birthDate());
    assertThat(found(example.typed())).hasSize(example.found() ? 1 : 0);
  }

  @Test
  void each_of_many_by_their_own_name_and_nobody_else() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    for (Findable each : examples()) {
      names.putIfAbsent(each.name(), "N" + (1000 + names.size()));
    }
    names.forEach((name, mrn) -> register(name, mrn, null));
    for (Map.Entry<String, String> each : names.entrySet()) {
      assertThat(found(each.getKey())).as(each.getKey()).contains(each.getValue());
      assertThat(found(each.getValue())).containsExactly(each.getValue());
      assertThat(found(each.getKey() + " " + each.getValue())).containsExactly(each.getValue());
    }
    assertThat(found("")).hasSameSizeAs(names.keySet());
  }

  @Test
  void the_best_match_comes_first() {
    register("Anders, Hanna", "1", null);
    register("Zander, Hanna", "77 1", null);
    register("Hannawald, Sven", "3", null);
    register("Hanna, Zoe", "4", null);
    register("Berg, Eva", "771", null);
    assertThat(found("hanna")).containsExactly("4", "3", "1", "77 1");
    assertThat(found("hanna zander")).containsExactly("77 1");
    assertThat(found("771")).containsExactlyInAnyOrder("771", "77 1");
    register("Berg, Ada", "7710", null);
    assertThat(found("771")).hasSize(3).endsWith("7710");
  }

  @Test
  void pages_have_everybody_once_and_in_the_same_order() {
    for (int i = 0; i < 40; i++) {
      register((i % 3 == 0 ? "Han" : "Moor") + i + ", Hanna", "M" + i, null);
    }
    List<String> all = found("han");
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
    List<String> paged = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Optional<String> after = cursor;
      Page<PatientView> page = patients(each -> each.search("han", Optional.empty(), 7, after));
      page.items().forEach(each -> paged.add(each.mrn()));
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void a_cursor_of_another_making_is_refused() {
    for (String rank : List.of("0", "mrn", "", "OTHERS!")) {
      Optional<String> cursor = Optional.of(Cursor.encode(rank, "han", Ids.next()));
      assertThatThrownBy(() -> patients(each -> each.search("han", Optional.empty(), 7, cursor)))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void a_corrected_patient_is_found_by_what_is_right_now() {
    UUID id = register("Muster, Eva", "M 1", new PartialDate("1979-03-14"));
    service(
        each ->
            each.change(
                id,
                0,
                new PatientPatch(
                    Patch.to("N 2"),
                    Patch.to("Lüder, Eva"),
                    Patch.to(new PartialDate("1980-04-15")),
                    Patch.keep(),
                    Patch.keep(),
                    Patch.keep(),
                    Patch.keep(),
                    Patch.keep())));
    for (String typed : List.of("luder", "n2", "15.04.1980")) {
      assertThat(found(typed)).as(typed).containsExactly("N 2");
    }
    for (String typed : List.of("muster", "m1", "14.03.1979")) {
      assertThat(found(typed)).as(typed).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"?", "'", "' | '", "a:*", "!", "(", "\\", "%", "_", "*", ":", "&", "😀", "-", "—"})
  void punctuation_is_no_query(String typed) {
    register("Muster, Eva", "M 1", null);
    assertThat(found(typed + " muster")).hasSizeLessThanOrEqualTo(1);
    assertThat(found(typed)).isEmpty();
  }

  @Test
  void a_name_of_any_length_and_kind_can_be_kept() {
    for (String each : List.of("ä", "\uFDFA", "李", "\uD83D\uDE00", "김", "a ", "-", "x'")) {
      String name = "Q" + each.repeat(199 / each.codePointCount(0, each.length()));
      register(name, "L" + each.codePointAt(0), null);
      assertThat(found(name)).as(each).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0} is like {1}")
  @CsvSource({
    "Zimerman, 'Zimmermann, Eva'",
    "Zimermann, 'Zimmermann, Eva'",
    "zimmreman, 'Zimmermann, Eva'",
    "zimerm, 'Zimmermann, Eva'",
    "schmitd, 'Schmidt, Eva'",
    "Jadwgia, 'Kamiński, Jadwiga'",
    "nüller, 'Müller, Hanna'",
    "muellr, 'Müller, Hanna'",
    "mülelr, 'Müller, Hanna'",
    "hana, 'Müller, Hanna'",
    "muler hanna, 'Müller, Hanna'",
    "müller hana, 'Müller, Hanna'",
    "muler hana 14.03.1979, 'Müller, Hanna'",
    "muler 4711, 'Müller, Hanna'"
  })
  void a_slip_finds_those_whose_names_are_like_it(String typed, String name) {
    register("Quandt, Xaver", "4710", new PartialDate("1979-03-14"));
    register(name, "4711", new PartialDate("1979-03-14"));
    assertThat(found(typed)).isEmpty();
    assertThat(similar(typed)).containsExactly("4711");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"4712", "14.03.1980", "xq", "muler 14.03.1980", "unknown", "?", "muler 5"})
  void nobody_is_like_a_number_or_another_name(String typed) {
    register("Müller, Hanna", "4711", new PartialDate("1979-03-14"));
    assertThat(found(typed)).isEmpty();
    assertThat(similar(typed)).isEmpty();
  }

  private UUID register(String name, String mrn, @Nullable PartialDate birthDate) {
    return service(
            each -> each.register(new PatientRequest(mrn, name, birthDate, null, null, List.of())))
        .patient()
        .id();
  }

  private List<String> found(String typed) {
    return patients(each -> each.search(typed, Optional.empty(), 500, Optional.empty()))
        .items()
        .stream()
        .map(PatientView::mrn)
        .toList();
  }

  private List<String> similar(String typed) {
    return patients(each -> each.similar(typed, 500)).stream().map(PatientView::mrn).toList();
  }

  private <T> T patients(Function<PatientQueries, T> call) {
    return database.inTransaction(em -> call.apply(wired(em).get(PatientQueries.class)));
  }

  private <T> T service(Function<PatientService, T> call) {
    return database.inTransaction(em -> call.apply(wired(em).get(PatientService.class)));
  }

  private Wired wired(EntityManager em) {
    CurrentActor current = new CurrentActor();
    current.set(new Actor(Ids.next(), "admin", Role.ADMIN, false, "192.0.2.1", "request"));
    return new Wired(em, new Recorded<>(), clock, TestSettings.defaults(), current);
  }
}
