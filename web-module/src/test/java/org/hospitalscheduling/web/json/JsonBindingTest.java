package org.hospitalscheduling.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.AppointmentView.Creator;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.booking.RefusedAppointment;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Refusal;
import org.junit.jupiter.api.Test;

class JsonBindingTest {
  private static final UUID ID = UUID.fromString("01a203fa-13b0-7bd2-9dfd-752e2e95e3a5");

  enum Colour implements Coded {
    DARK_RED
  }

  public record Constants(
      Colour one, Optional<Colour> maybe, List<Colour> many, Role role, Set<DayOfWeek> days) {}

  public record Absent(String text, Optional<UUID> id, Integer number) {}

  @JsonbNillable
  public record Empty(String text, List<Absent> items) {}

  public record Inside(AppointmentView appointment, Optional<AppointmentView> maybe) {}

  @Test
  void constants_are_their_codes_and_roles_their_names() {
    assertThat(
            JsonText.of(
                new Constants(
                    Colour.DARK_RED,
                    Optional.of(Colour.DARK_RED),
                    List.of(Colour.DARK_RED),
                    Role.ADMIN,
                    EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY))))
        .isEqualTo(
            """
            {"days":["mon","sun"],"many":["dark-red"],"maybe":"dark-red","one":"dark-red",\
            "role":"ADMIN"}""");
  }

  @Test
  void what_is_absent_is_left_out_unless_the_record_says_null() {
    Absent absent = new Absent(null, Optional.empty(), null);
    assertThat(JsonText.of(absent)).isEqualTo("{}");
    assertThat(JsonText.of(new Empty(null, List.of(absent))))
        .isEqualTo("{\"items\":[{}],\"text\":null}");
    assertThat(JsonText.of(new PagedItems<>(List.of(absent), null)))
        .isEqualTo("{\"items\":[{}],\"next\":null}");
  }

  @Test
  void a_working_period_is_as_the_contract_has_it() {
    assertThat(
            JsonText.of(
                new Items<>(
                    List.of(
                        new WorkingPeriod(
                            DayOfWeek.FRIDAY, LocalTime.of(8, 0), Duration.ofHours(8))))))
        .isEqualTo("{\"items\":[{\"from\":\"08:00\",\"minutes\":480,\"weekday\":5}]}");
  }

  @Test
  void an_appointment_is_written_alike_wherever_it_stands() {
    Instant nine = Instant.parse("2026-06-17T07:00:00Z");
    AppointmentView view =
        new AppointmentView(
            ID,
            1,
            "booked",
            false,
            null,
            new DoctorRef(ID, "Dr Alder"),
            null,
            new DepartmentRef(ID, "Cardiology", "#112233"),
            null,
            nine,
            nine.plusSeconds(1800),
            null,
            false,
            false,
            false,
            null,
            null,
            false,
            null,
            null,
            List.of(),
            new Creator(ID, null),
            nine,
            nine);
    String alone = JsonText.of(view);
    assertThat(alone)
        .startsWith("{\"id\":\"" + ID + "\",\"version\":1,")
        .doesNotContain("patient\"");
    assertThat(JsonText.of(new Inside(view, Optional.of(view))))
        .isEqualTo("{\"appointment\":" + alone + ",\"maybe\":" + alone + "}");
    assertThat(
            JsonText.of(
                new RefusedAppointment(ID, Refusal.STALE_VERSION, "Look again.", null, view)))
        .isEqualTo(
            "{\"current\":"
                + alone
                + ",\"detail\":\"Look again.\",\"id\":\""
                + ID
                + "\",\"rule\":\"stale-version\"}");
  }
}
