package org.hospitalscheduling.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.hospitalscheduling.waitlist.InvitationNotice;
import org.hospitalscheduling.waitlist.InvitationNotice.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationMailsTest {

  private static final String TOKEN = "x".repeat(43);

  private static final String OUT = "o".repeat(43);

  private final InvitationMails mails =
      new Wired(
              null,
              new Recorded<>(),
              Clock.systemUTC(),
              TestSettings.withMail(URI.create("https://book.example/app/"), Optional.empty()))
          .get(InvitationMails.class);

  @Test
  void an_offer_says_what_when_with_whom_and_until_when() {
    Mail mail = mails.mail(notice(Kind.OFFERED, "Osei, Kwame"), Optional.empty());
    assertThat(mail.to()).isEqualTo("kwame@example.com");
    assertThat(mail.subject()).isEqualTo("An earlier appointment for you - Hospital Scheduling");
    assertThat(mail.text())
        .contains(
            "Dear Kwame Osei,", "Cardiology, Dr. Adler", "on Tuesday 24 November 2026 at 10:00.")
        .contains(
            "It is held until Monday 23 November 2026 at 19:42.", "the first to confirm gets it");
  }

  @Test
  void its_link_carries_the_token_where_no_server_sees_it() {
    Mail mail = mails.mail(notice(Kind.OFFERED, "Osei, Kwame"), Optional.empty());
    assertThat(mail.text()).contains("https://book.example/app/claim#" + TOKEN);
    assertThat(mail.html()).contains("https://book.example/app/claim#" + TOKEN);
  }

  @Test
  void an_offer_can_be_refused_for_good_with_one_click_that_cannot_book() {
    Mail mail = mails.mail(notice(Kind.OFFERED, "Osei, Kwame"), Optional.empty());
    assertThat(mail.unsubscribe())
        .contains(
            URI.create("https://book.example/app/api/overbook/waitlist/unsubscribe?token=" + OUT));
    assertThat(mail.calendar()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "OFFERED", mode = EnumSource.Mode.EXCLUDE)
  void the_others_carry_no_link(Kind kind) {
    Mail mail = mails.mail(notice(kind, "Osei, Kwame"), Optional.empty());
    assertThat(mail.text()).doesNotContain(TOKEN).doesNotContain("https://").contains("10:00");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_name_adds_neither_line_nor_markup(Kind kind) {
    Mail mail = mails.mail(notice(kind, "Eve\r\nBcc: eve@evil.example<script>"), Optional.empty());
    assertThat(mail.html()).doesNotContain("<script>");
    assertThat(mail.text()).startsWith("Hello,").doesNotContain("Eve", "evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your account is locked: https://evil.example/pay",
        "Pay, evil.example/pay",
        "evil.example",
        "www evil example",
        "evil\uff0eexample",
        "evil\u3002example",
        "eve@evil.example",
        "Call 0900 123456",
        "Two\nlines",
        "Two\u2028lines",
        "Hidden\u200bletters",
        "Turned\u202earound",
        "//evil",
        "mailto:eve"
      })
  @DisplayName("1.3.11: a name that could be a link or another line is not repeated")
  void a_name_that_could_be_a_link_or_another_line_is_not_repeated(String name) {
    for (Kind kind : Kind.values()) {
      Mail mail = mails.mail(notice(kind, name), Optional.empty());
      assertThat(mail.text()).startsWith("Hello,").doesNotContain(name);
      assertThat(mail.html()).doesNotContain(name);
    }
    assertThat(MailWording.greetingOfUser(name)).isEqualTo("Hello,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Neill, Patrick",
        "Mueller-L\u00fcdenscheidt, Hans",
        "\u738b, \u5c0f\u660e",
        "J. R. Smith",
        "Front desk 12",
        "\u0391\u03bb\u03ad\u03be\u03b1\u03bd\u03b4\u03c1\u03bf\u03c2"
      })
  void other_names_are(String name) {
    assertThat(mails.mail(notice(Kind.CONFIRMED, name), Optional.empty()).text())
        .startsWith("Dear ");
    assertThat(MailWording.greetingOfUser(name)).isEqualTo("Hello " + name + ",");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("14.2.3: a minimal mail names neither department nor doctor")
  void a_minimal_mail_names_neither_department_nor_doctor(Kind kind) {
    InvitationMails few =
        new Wired(
                null,
                new Recorded<>(),
                Clock.systemUTC(),
                TestSettings.withMinimalMail(
                    URI.create("https://book.example/app/"), Optional.empty()))
            .get(InvitationMails.class);
    Mail mail = few.mail(notice(kind, "Osei, Kwame"), Optional.empty());
    assertThat(mail.subject() + mail.text() + mail.html())
        .contains("on Tuesday 24 November 2026 at 10:00")
        .doesNotContain("Cardiology", "Adler");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Kamiński, Jadwiga; Jadwiga Kamiński",
        "van der Berg,Jan; Jan van der Berg",
        "Prince; Prince",
        "Smith, John, Jr.; Smith, John, Jr.",
        "Doe,; Doe"
      })
  void a_patient_is_addressed_with_the_given_name_first(String name, String addressed) {
    Mail mail = mails.mail(notice(Kind.CONFIRMED, name), Optional.empty());
    assertThat(mail.text()).startsWith("Dear " + addressed + ",");
  }

  private static InvitationNotice notice(Kind kind, String patient) {
    return new InvitationNotice(
        UUID.fromString("0195d3a0-0000-7000-8000-000000000001"),
        kind,
        UUID.fromString("0195d3a0-0000-7000-8000-000000000002"),
        UUID.fromString("0195d3a0-0000-7000-8000-000000000003"),
        "kwame@example.com",
        patient,
        "Dr. Adler",
        "Cardiology",
        Instant.parse("2026-11-24T09:00:00Z"),
        Instant.parse("2026-11-24T09:30:00Z"),
        kind == Kind.OFFERED
            ? Optional.of(
                new InvitationNotice.Asked(TOKEN, OUT, Instant.parse("2026-11-23T18:42:00Z")))
            : Optional.empty(),
        Optional.empty(),
        Instant.parse("2026-11-23T07:00:00Z"),
        Instant.parse("2026-11-23T07:30:00Z"));
  }
}
