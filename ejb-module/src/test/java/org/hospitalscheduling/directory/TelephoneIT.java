package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A patient's telephone number as typed and as it is dialled, on the real database. */
class TelephoneIT {

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T07:00:00Z"));

  @BeforeEach
  void nobody() {
    database.asOwner("DELETE FROM patient");
  }

  @Test
  void a_number_is_kept_as_typed_and_dialled_in_one_form() {
    PatientView patient = service(each -> each.register(request("030 / 12 34 56")).patient());
    assertThat(patient.phone()).isEqualTo("030 / 12 34 56");
    assertThat(patient.phoneE164()).isEqualTo("+4930123456");
    assertThat(service(each -> each.search("", Optional.empty(), 10, Optional.empty())).items())
        .containsExactly(patient);
    PatientView changed =
        service(each -> each.change(patient.id(), 0, phone("+43 1 58858")).shown().orElseThrow());
    assertThat(changed.phoneE164()).isEqualTo("+43158858");
    PatientView kept =
        service(
            each -> each.change(patient.id(), 1, phone("ask the neighbour")).shown().orElseThrow());
    assertThat(kept.phone()).isEqualTo("ask the neighbour");
    assertThat(kept.phoneE164()).isNull();
    PatientView cleared =
        service(each -> each.change(patient.id(), 2, phone(null)).shown().orElseThrow());
    assertThat(cleared.phone()).isNull();
    assertThat(cleared.phoneE164()).isNull();
  }

  @Test
  void so_is_that_of_a_patient_who_is_registered_with_an_appointment() {
    UUID id =
        in(
            Patients.class,
            each -> each.register(request("0170 1234567"), clock.instant()).orElseThrow().id());
    assertThat(service(each -> each.patient(id)).phoneE164()).isEqualTo("+491701234567");
  }

  @Test
  void numbers_of_before_are_read_in_batches_and_each_once() {
    for (String phone : List.of("'030 123456'", "'ask the neighbour'", "NULL", "'0170 1234567'")) {
      database.asOwner(
          """
          INSERT INTO patient (id, version, mrn, mrn_key, name, phone, created_at, updated_at)
          VALUES ('%1$s', 0, '%1$s', '%1$s', 'Osei, Kwame', %2$s, now(), now())
          """
              .formatted(Ids.next(), phone));
    }
    assertThat(readTwo()).isEqualTo(2);
    assertThat(readTwo()).isEqualTo(1);
    assertThat(readTwo()).isZero();
    assertThat(service(each -> each.search("", Optional.empty(), 10, Optional.empty())).items())
        .extracting(PatientView::phoneE164)
        .containsExactlyInAnyOrder("+4930123456", null, null, "+491701234567");
  }

  private int readTwo() {
    return in(Patients.class, each -> each.readPhones(2));
  }

  private static PatientRequest request(String phone) {
    return new PatientRequest("M-1", "Osei, Kwame", null, null, phone, List.of());
  }

  private static PatientPatch phone(String phone) {
    return new PatientPatch(
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.to(phone),
        Patch.keep(),
        Patch.keep(),
        Patch.keep());
  }

  private <T> T service(Function<PatientService, T> call) {
    return in(PatientService.class, call);
  }

  private <S, T> T in(Class<S> type, Function<S, T> call) {
    return database.inTransaction(em -> call.apply(wired(em).get(type)));
  }

  private Wired wired(EntityManager em) {
    CurrentActor current = new CurrentActor();
    current.set(new Actor(Ids.next(), "clerk", Role.USER, false, "192.0.2.1", "request"));
    return new Wired(em, new Recorded<>(), clock, TestSettings.defaults(), current);
  }
}
