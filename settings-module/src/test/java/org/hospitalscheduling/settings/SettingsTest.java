package org.hospitalscheduling.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void a_database_and_a_secret_are_enough() {
    Settings settings = Settings.from(enough());
    assertThat(settings.demo()).isFalse();
    assertThat(settings.maxExportRows()).isEqualTo(5_000);
    assertThat(settings.registration()).isEqualTo(Registration.APPROVAL);
    assertThat(settings.secondFactor()).isEqualTo(SecondFactorRule.ADMIN);
    assertThat(settings.offlineCopy()).isTrue();
    assertThat(settings.smtp()).isEmpty();
    assertThat(settings.adminInviteCode()).isEmpty();
    assertThat(settings.zone()).isEqualTo(ZoneId.systemDefault());
    assertThat(settings.database().rolesAreSeparate()).isFalse();
  }

  @Test
  @DisplayName("6.3.3: administrators need a second factor, if nobody says otherwise")
  void second_factors() {
    assertThat(Settings.from(with("REQUIRE_SECOND_FACTOR", "all")).secondFactor())
        .isEqualTo(SecondFactorRule.ALL);
    assertThat(Settings.from(with("REQUIRE_SECOND_FACTOR", "none")).secondFactor())
        .isEqualTo(SecondFactorRule.NONE);
    Map<String, String> demo = new HashMap<>(with("HOSPITAL_DEMO", "true"));
    assertThat(Settings.from(demo).secondFactor()).isEqualTo(SecondFactorRule.NONE);
    demo.put("REQUIRE_SECOND_FACTOR", "admin");
    assertThat(Settings.from(demo).secondFactor()).isEqualTo(SecondFactorRule.ADMIN);
  }

  @Test
  void the_database_may_be_given_in_parts() {
    Map<String, String> parts =
        Map.of(
            "DB_HOST",
            "db",
            "DB_NAME",
            "the book",
            "DB_USER",
            "app",
            "DB_PASSWORD",
            "p$w",
            "DB_SSL",
            "true",
            "DB_MIGRATION_USER",
            "owner",
            "JWT_SECRET",
            SECRET);
    Database database = Settings.from(parts).database();
    assertThat(database.url()).isEqualTo("jdbc:postgresql://db:5432/the%20book?sslmode=require");
    assertThat(database.application().password().value()).isEqualTo("p$w");
    assertThat(database.rolesAreSeparate()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "22:00-05:00, 21:59, false", "22:00-05:00, 22:00, true", "22:00-05:00, 00:00, true",
    "22:00-05:00, 04:59, true", "22:00-05:00, 05:00, false", "01:00-05:00, 00:59, false",
    "01:00-05:00, 01:00, true", "01:00-05:00, 05:00, false", "00:00-00:00, 00:00, false"
  })
  void a_night_may_cross_midnight(String night, String time, boolean isNight) {
    Monitoring monitoring = Settings.from(with("MONITOR_NIGHT", night)).monitoring();
    assertThat(monitoring.isNight(java.time.LocalTime.parse(time))).isEqualTo(isNight);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | 10 | 10 | 600",
        "20, DOCTOR=5 | 20 | 5 | 600",
        "SERVICE = 1000 | 10 | 10 | 1000",
        "7,ADMIN=8,SERVICE=9 | 7 | 7 | 9"
      })
  void a_limit_of_the_monitoring_may_differ_by_role(
      String value, int ofUsers, int ofDoctors, int ofServices) {
    RoleLimit limit =
        Settings.from(with("MONITOR_MAX_ACTIONS_PER_MINUTE", value))
            .monitoring()
            .maxActionsPerMinute();
    assertThat(limit.of("USER")).isEqualTo(ofUsers);
    assertThat(limit.of("DOCTOR")).isEqualTo(ofDoctors);
    assertThat(limit.of("SERVICE")).isEqualTo(ofServices);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x", "10, NURSE=5", "10 20", "DOCTOR", "10,", "1000001", "-1"})
  void a_limit_that_is_none_is_refused(String value) {
    assertThatThrownBy(() -> Settings.from(with("MONITOR_MAX_PERSONS_PER_DAY", value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("MONITOR_MAX_PERSONS_PER_DAY must be a whole number from 1");
  }

  @Test
  void the_privacy_officer_is_an_address() {
    assertThat(Settings.from(enough()).privacyOfficer()).isEmpty();
    assertThat(Settings.from(with("PRIVACY_OFFICER_EMAIL", "dpo@x.example")).privacyOfficer())
        .contains("dpo@x.example");
    assertThatThrownBy(() -> Settings.from(with("PRIVACY_OFFICER_EMAIL", "the officer")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("PRIVACY_OFFICER_EMAIL must be an e-mail address");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, , DE",
    "Asia/Calcutta, , IN",
    "US/Eastern, , US",
    "Etc/UTC, , ''",
    "UTC, , ''",
    "+02:00, , ''",
    "Europe/Berlin, at, AT",
    "UTC, CH, CH"
  })
  void telephone_numbers_are_of_the_hospitals_country(String zone, String named, String region) {
    Map<String, String> environment = with("HOSPITAL_ZONE", zone);
    if (named != null) {
      environment.put("PHONE_REGION", named);
    }
    assertThat(Settings.from(environment).phoneRegion().orElse("")).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource({"Germany", "XX", "+49", "D"})
  void a_region_is_a_country(String none) {
    assertThatThrownBy(() -> Settings.from(with("PHONE_REGION", none)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("PHONE_REGION must be a country");
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "H{yyyy}-{000000}, 2026-11-30, 42, H2026-000042",
    "{000}, 2026-11-30, 7, 007",
    "{yy}.{MM}/{0000}a, 2027-01-02, 12345, 27.01/12345a",
    "2{yyyy}{000}, 2026-11-30, 1, 22026001"
  })
  void mrns_are_written_as_the_pattern_says(
      String pattern, LocalDate day, long number, String mrn) {
    MrnPattern.Series series =
        Settings.from(with("MRN_PATTERN", pattern)).mrnPattern().orElseThrow().on(day);
    assertThat(series.mrn(number)).isEqualTo(mrn);
  }

  @Test
  void each_year_of_a_pattern_with_a_year_is_a_series_of_its_own() {
    MrnPattern pattern = new MrnPattern("H{yyyy}-{000000}");
    assertThat(pattern.on(LocalDate.of(2026, 12, 31)).name()).isEqualTo("H2026-{000000}");
    assertThat(pattern.on(LocalDate.of(2027, 1, 1)).name()).isEqualTo("H2027-{000000}");
    assertThat(Settings.from(enough()).mrnPattern()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H",
        "H{yyyy}",
        "H{00}",
        "H{0000000000000}",
        "{000}{000}",
        "H{dd}-{000}",
        "H {000}",
        "Ä{000}",
        "H{000",
        "H%d{000}",
        "12345678901234567890123456789012345678901{000}"
      })
  void what_is_no_pattern_of_mrns_stops_the_start(String none) {
    assertThatThrownBy(() -> Settings.from(with("MRN_PATTERN", none)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("MRN_PATTERN must be")
        .hasMessageContaining(none);
  }

  @Test
  void an_empty_value_counts_as_not_set() {
    assertThat(Settings.from(with("SMTP_HOST", " ")).smtp()).isEmpty();
  }

  @Test
  void a_mail_server_needs_a_sender_and_an_address_to_link_to() {
    Map<String, String> environment = with("SMTP_HOST", "mail");
    environment.put("FRONTEND_URL", "https://hospital.example/schedule");
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("SMTP_FROM must name a sender");
    for (String none :
        List.of(
            "Scheduler <no-reply@>",
            "no-reply@hospital",
            "j\u00f6rg@hospital.example",
            "a@b..de")) {
      environment.put("SMTP_FROM", none);
      assertThatThrownBy(() -> Settings.from(environment))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("SMTP_FROM must name a sender");
    }
    environment.put("SMTP_FROM", "Scheduler <no-reply@hospital.example>");
    assertThat(Settings.from(environment).smtp().orElseThrow().port()).isEqualTo(587);
    environment.put(
        "SMTP_FROM", "\"Klinik \\\"Nord\\\", Z\u00fcrich\" <no-reply@z\u00fcrich.example>");
    Sender sender = Settings.from(environment).smtp().orElseThrow().from();
    assertThat(sender.name()).contains("Klinik \"Nord\", Z\u00fcrich");
    assertThat(sender.address().ascii()).isEqualTo("no-reply@xn--zrich-kva.example");
    environment.put("SMTP_FROM", " no-reply@hospital.example ");
    assertThat(Settings.from(environment).smtp().orElseThrow().from().name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', STARTTLS, 587",
    "false, STARTTLS, 587",
    "starttls, STARTTLS, 587",
    "true, TLS, 465",
    "Opportunistic, OPPORTUNISTIC, 587"
  })
  @DisplayName("12.3.1: mails need TLS unless somebody chose otherwise")
  void mails_need_tls_unless_somebody_chose_otherwise(
      String value, Smtp.Security security, int port) {
    Map<String, String> environment = with("SMTP_HOST", "mail");
    environment.put("FRONTEND_URL", "https://hospital.example/schedule");
    environment.put("SMTP_FROM", "no-reply@hospital.example");
    environment.put("SMTP_SECURE", value);
    Smtp smtp = Settings.from(environment).smtp().orElseThrow();
    assertThat(smtp.security()).isEqualTo(security);
    assertThat(smtp.port()).isEqualTo(port);
    environment.put("SMTP_SECURE", "none");
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessage("SMTP_SECURE must be true, starttls or opportunistic, not 'none'.");
  }

  @Test
  void only_a_demonstration_leads_people_to_a_mailbox() {
    Map<String, String> environment = with("HOSPITAL_DEMO_MAILBOX", "http://127.0.0.1:8025/");
    assertThat(Settings.from(environment).demoMailbox()).isEmpty();
    environment.put("HOSPITAL_DEMO", "true");
    assertThat(Settings.from(environment).demoMailbox().orElseThrow().getPort()).isEqualTo(8025);
    environment.put("HOSPITAL_DEMO_MAILBOX", "javascript:alert(1)");
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("HOSPITAL_DEMO_MAILBOX must be a web address");
  }

  @Test
  void only_a_demonstration_has_another_day_than_the_machine() {
    assertThat(Settings.from(enough()).demoShift()).isZero();
    Map<String, String> environment = with("HOSPITAL_DEMO_SHIFT", "PT-36H");
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "HOSPITAL_DEMO_SHIFT moves the clock of a demonstration: leave it out, or set"
                + " HOSPITAL_DEMO=true.");
    environment.put("HOSPITAL_DEMO", "true");
    assertThat(Settings.from(environment).demoShift()).isEqualTo(Duration.ofHours(-36));
    environment.put("HOSPITAL_DEMO_SHIFT", "yesterday");
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessage("HOSPITAL_DEMO_SHIFT must be a span of time such as PT-36H, not 'yesterday'.");
  }

  @Test
  void no_secret_is_in_what_is_printed() {
    Map<String, String> environment = with("ADMIN_INVITE_CODE", "come in, sixteen bytes");
    assertThat(Settings.from(environment).toString())
        .doesNotContain("come in, sixteen bytes")
        .doesNotContain(SECRET)
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAX_EXPORT_ROWS | many | MAX_EXPORT_ROWS must be a whole number from 1 to 1000000, not 'many'.",
        "MAX_EXPORT_ROWS | 0 | MAX_EXPORT_ROWS must be a whole number",
        "REQUIRE_SECOND_FACTOR | yes | REQUIRE_SECOND_FACTOR must be admin, all or none, not 'yes'.",
        "OFFLINE_COPY | no | OFFLINE_COPY must be allowed or forbidden, not 'no'.",
        "RETENTION_PATIENT_YEARS | 0 | RETENTION_PATIENT_YEARS must be a whole number from 1 to 150",
        "RETENTION_ACTIVITY_MONTHS | 1.5 | RETENTION_ACTIVITY_MONTHS must be a whole number from 1 to 1200",
        "REGISTRATION | maybe | REGISTRATION must be approval, open or closed, not 'maybe'.",
        "HOSPITAL_ZONE | Mars/Base | HOSPITAL_ZONE must be a time zone such as",
        "HOSPITAL_DEMO | yes | HOSPITAL_DEMO must be true or false, not 'yes'.",
        "JWT_SECRET | short | JWT_SECRET is too short",
        "FRONTEND_URL | hospital.example | FRONTEND_URL must be a web address",
        "TRUSTED_PROXIES | 10.0.0.0/8, proxy.local | 'proxy.local' is none.",
        "TRUSTED_PROXIES | 10.0.0.0/33 | '10.0.0.0/33' is none.",
        "SMTP_HOST | mail | FRONTEND_URL must say where people reach the app",
        "ALLOWED_HOSTS | a.example, https://b.example | 'https://b.example' is none.",
        "MAIL_DETAIL | some | MAIL_DETAIL must be full or minimal, not 'some'.",
        "MONITOR_NIGHT | 22-5 | MONITOR_NIGHT must be two times of the hospital's clock",
        "METRICS_TOKEN | guess me | METRICS_TOKEN is too short",
        "ADMIN_INVITE_CODE | fifteen letters | ADMIN_INVITE_CODE is too short",
        "DATABASE_URL | mysql://x/y | DATABASE_URL must look like",
      })
  void a_wrong_value_is_one_sentence_that_names_it(String name, String value, String sentence) {
    assertThatThrownBy(() -> Settings.from(with(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.128/25, 192.168.1.200, true",
    "127.0.0.1, 127.0.0.1, true",
    "fd00::/8, fd12::1, true",
    "fd00::/8, 10.0.0.1, false",
    "0.0.0.0/0, 8.8.8.8, true",
  })
  void a_network_contains_what_its_prefix_covers(String network, String address, boolean inside)
      throws Exception {
    assertThat(Network.parse(network).contains(InetAddress.getByName(address))).isEqualTo(inside);
  }

  private static Map<String, String> enough() {
    return Map.of("DATABASE_URL", "postgres://app:geheim@db/book", "JWT_SECRET", SECRET);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(enough());
    environment.put(name, value);
    return environment;
  }
}
