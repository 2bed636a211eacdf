package org.hospitalscheduling.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.settings.Sender;
import org.hospitalscheduling.settings.Smtp;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A patient's calendar follows the appointment once its event was mailed. */
class CalendarMailsIT {
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NOW);
  private final UUID user = Ids.next();
  private final UUID department = Ids.next();
  private final UUID doctor = Ids.next();
  private final UUID patient = Ids.next();
  private final UUID appointment = Ids.next();
  private int version;
  private boolean minimal;

  @BeforeEach
  void appointment() {
    database.asOwner(
        "DELETE FROM outbox_mail",
        HospitalRows.user(user, user.toString(), "USER"),
        HospitalRows.department(department, "Cardiology " + department),
        HospitalRows.doctor(doctor, "Dr. Adler", department),
        HospitalRows.patient(patient, patient.toString(), "Osei, Kwame"),
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '%s', '2026-11-24T10:30:00Z', 0, '%s', now(), now())
        """
            .formatted(appointment, doctor, patient, department, TEN, user));
  }

  @Test
  void a_line_of_the_event_is_at_most_75_octets_whatever_it_is_written_in() {
    database.asOwner(
        "UPDATE department SET name = '%s' WHERE id = '%s'"
            .formatted(
                "K\u00f6rper\u00e4rzte f\u00fcr \u00d6l- und \u00c4rger\u00fcberdruck \u00fcber \u00dcberst\u00e4nde"
                    + " \u8a3a\u7642\u79d1\u8a3a\u7642\u79d1\u8a3a\u7642\u79d1 \ud83c\udfe5\ud83c\udfe5\ud83c\udfe5\ud83c\udfe5\ud83c\udfe5",
                department));
    Mail.Calendar first = first();
    assertThat(first.text().split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(whole(first))
        .contains(
            "\u8a3a\u7642\u79d1 \ud83c\udfe5\ud83c\udfe5\ud83c\udfe5\ud83c\udfe5\ud83c\udfe5\\, Hospital Scheduling");
  }

  @Test
  void nobody_is_told_who_was_never_sent_an_event() {
    change("starts_at = '%s', ends_at = '2026-11-24T11:30:00Z'".formatted(ELEVEN), Kind.UPDATED);
    assertThat(mails()).isEmpty();
  }

  @Test
  void the_first_event_names_hospital_doctor_and_department_and_nothing_of_the_patient() {
    Mail.Calendar first = first();
    assertThat(first.method()).isEqualTo("REQUEST");
    assertThat(whole(first))
        .contains(
            "METHOD:REQUEST",
            "UID:" + appointment + "@hospital-scheduling",
            "SEQUENCE:0",
            "DTSTART:20261124T100000Z",
            "DTEND:20261124T103000Z",
            "Dr. Adler",
            "ORGANIZER:mailto:no-reply@hospital.example",
            "ATTENDEE:mailto:kwame@example.com")
        .doesNotContain("Osei");
  }

  @Test
  @DisplayName("14.2.3: a minimal event names the hospital and the time alone")
  void a_minimal_event_names_the_hospital_and_the_time_alone() {
    minimal = true;
    database.asOwner(
        "UPDATE appointment SET reason = 'Chest pain' WHERE id = '%s'".formatted(appointment));
    assertThat(whole(first()))
        .contains("SUMMARY:Appointment\r\n", "LOCATION:Hospital Scheduling\r\n", "20261124T100000Z")
        .doesNotContain("Adler", "Cardiology", "Chest");
    change("starts_at = '%s', ends_at = '2026-11-24T11:30:00Z'".formatted(ELEVEN), Kind.UPDATED);
    change("status = 'cancelled'", Kind.CANCELLED);
    assertThat(mails()).hasSize(2);
    for (Mail mail : mails()) {
      assertThat(mail.subject() + mail.text() + mail.html() + whole(mail.calendar().orElseThrow()))
          .contains("24 November 2026")
          .doesNotContain("Adler", "Cardiology", "Chest");
    }
  }

  @Test
  void a_move_is_another_request_with_a_higher_sequence_and_a_cancellation_ends_it() {
    first();
    change("reason = 'Chest pain'", Kind.UPDATED);
    assertThat(mails()).isEmpty();
    change("starts_at = '%s', ends_at = '2026-11-24T11:30:00Z'".formatted(ELEVEN), Kind.UPDATED);
    assertThat(whole(mails().get(0).calendar().orElseThrow()))
        .contains("METHOD:REQUEST", "UID:" + appointment, "SEQUENCE:2", "20261124T110000Z");
    assertThat(mails().get(0).text()).contains("has been changed").doesNotContain("Osei");
    change("status = 'cancelled'", Kind.CANCELLED);
    change("reason = 'Again'", Kind.CANCELLED);
    assertThat(mails()).hasSize(2);
    assertThat(whole(mails().get(1).calendar().orElseThrow()))
        .contains("METHOD:CANCEL", "UID:" + appointment, "SEQUENCE:3", "STATUS:CANCELLED");
    change("status = 'booked'", Kind.UPDATED);
    assertThat(whole(mails().get(2).calendar().orElseThrow()))
        .contains("METHOD:REQUEST", "SEQUENCE:5");
  }

  @Test
  void who_is_no_longer_the_patient_loses_the_event() {
    first();
    UUID another = Ids.next();
    database.asOwner(
        """
        INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)
        VALUES ('%1$s', 0, '%1$s', '%1$s', 'Novak, Jan', now(), now())
        """
            .formatted(another));
    change("patient_id = '%s'".formatted(another), Kind.UPDATED);
    assertThat(mails()).hasSize(1);
    assertThat(mails().get(0).to()).isEqualTo("kwame@example.com");
    assertThat(mails().get(0).calendar().orElseThrow().method()).isEqualTo("CANCEL");
    assertThat(mails().get(0).text()).doesNotContain("Novak");
  }

  @Test
  void of_what_is_over_nobody_is_told() {
    first();
    clock.advance(Duration.ofDays(3));
    change("status = 'cancelled'", Kind.CANCELLED);
    assertThat(mails()).isEmpty();
  }

  private Mail.Calendar first() {
    return database.inTransaction(
        em ->
            wired(em)
                .get(CalendarMails.class)
                .first(appointment, "kwame@example.com")
                .orElseThrow());
  }

  private record Row(UUID doctor, UUID patient, TimeRange range) {}

  /** Makes a change as booking writes and announces it. */
  private void change(String assignment, Kind kind) {
    version++;
    database.asOwner(
        "UPDATE appointment SET %s, version = %d WHERE id = '%s'"
            .formatted(assignment, version, appointment));
    database.inTransaction(
        em -> {
          Row row =
              new SqlQuery("SELECT * FROM appointment WHERE id = :id")
                  .set("id", appointment)
                  .first(
                      em,
                      each ->
                          new Row(
                              SqlQuery.uuid(each, "practitioner_id"),
                              SqlQuery.uuid(each, "patient_id"),
                              new TimeRange(
                                  SqlQuery.instant(each, "starts_at"),
                                  SqlQuery.instant(each, "ends_at"))))
                  .orElseThrow();
          wired(em)
              .get(CalendarMails.class)
              .changed(
                  new AppointmentChanged(
                      appointment,
                      version,
                      kind,
                      row.doctor(),
                      null,
                      department,
                      row.patient(),
                      row.range(),
                      true,
                      user,
                      user,
                      clock.instant(),
                      Map.of()));
          return true;
        });
  }

  /** The mails in the outbox, in the order in which they were written. */
  private List<Mail> mails() {
    return database.inTransaction(
        em -> {
          MailEncryption encryption = wired(em).get(MailEncryption.class);
          List<Mail> mails = new ArrayList<>();
          new SqlQuery("SELECT id, sealed FROM outbox_mail ORDER BY id")
              .list(
                  em,
                  row ->
                      mails.add(
                          encryption
                              .open(SqlQuery.uuid(row, "id"), row.getBytes("sealed"))
                              .orElseThrow()));
          return mails;
        });
  }

  /** The event with its lines unfolded (RFC 5545, 3.1). */
  private static String whole(Mail.Calendar calendar) {
    return calendar.text().replaceAll("\r?\n[ \t]", "");
  }

  private Wired wired(EntityManager em) {
    URI app = URI.create("https://book.example/");
    Optional<Smtp> smtp =
        Optional.of(
            new Smtp(
                "127.0.0.1",
                25,
                Optional.empty(),
                Smtp.Security.OPPORTUNISTIC,
                Sender.find("Scheduler <no-reply@hospital.example>").orElseThrow()));
    return new Wired(
        em,
        new Recorded<>(),
        clock,
        minimal ? TestSettings.withMinimalMail(app, smtp) : TestSettings.withMail(app, smtp));
  }
}
