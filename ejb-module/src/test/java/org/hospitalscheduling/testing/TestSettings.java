package org.hospitalscheduling.testing;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.settings.Booking;
import org.hospitalscheduling.settings.Credentials;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.MailDetail;
import org.hospitalscheduling.settings.Monitoring;
import org.hospitalscheduling.settings.MrnPattern;
import org.hospitalscheduling.settings.Registration;
import org.hospitalscheduling.settings.RoleLimit;
import org.hospitalscheduling.settings.SecondFactorRule;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.settings.Smtp;

/** The default settings. */
public final class TestSettings {
  public static final Secret MASTER = new Secret("0123456789abcdef0123456789abcdef");

  public static final String PRIVACY_OFFICER = "privacy@hospital.test";

  private TestSettings() {}

  private static RoleLimit limit(int usual, int ofServices) {
    return new RoleLimit(usual, Map.of("SERVICE", ofServices));
  }

  public static Settings defaults() {
    return withMail(null, Optional.empty());
  }

  /** With an address that mails link to, and a mail server. */
  public static Settings withMail(URI frontend, Optional<Smtp> smtp) {
    return with(frontend, smtp, MASTER, null, false, false);
  }

  /** With mails that say little. */
  public static Settings withMinimalMail(URI frontend, Optional<Smtp> smtp) {
    return with(
        frontend,
        smtp,
        MailDetail.MINIMAL,
        MASTER,
        null,
        false,
        false,
        Optional.empty(),
        SecondFactorRule.NONE);
  }

  /** With another master secret, and the previous one if there is one. */
  public static Settings withSecrets(Secret secret, Secret previous) {
    return with(null, Optional.empty(), secret, previous, false, false);
  }

  /** For a hospital whose schedulers see only what they created. */
  public static Settings restricted() {
    return with(null, Optional.empty(), MASTER, null, true, false);
  }

  /** For a hospital whose appointments may name a department that is not their doctor's. */
  public static Settings acrossDepartments() {
    return with(null, Optional.empty(), MASTER, null, false, true);
  }

  /** For a hospital that issues MRNs. */
  public static Settings issuing(String mrnPattern) {
    return with(
        null,
        Optional.empty(),
        MailDetail.FULL,
        MASTER,
        null,
        false,
        false,
        Optional.of(new MrnPattern(mrnPattern)),
        SecondFactorRule.NONE);
  }

  /** For a hospital with this rule about second factors. */
  public static Settings requiring(SecondFactorRule rule) {
    return with(
        null,
        Optional.empty(),
        MailDetail.FULL,
        MASTER,
        null,
        false,
        false,
        Optional.empty(),
        rule);
  }

  /** For a hospital with a sign-on of its own. */
  public static Settings signingOn(SignOn signOn) {
    Settings all = defaults();
    return new Settings(
        all.demo(),
        all.demoMailbox(),
        all.demoShift(),
        all.database(),
        all.frontendUrl(),
        all.allowedHosts(),
        all.maxExportRows(),
        all.adminInviteCode(),
        all.registration(),
        all.smtp(),
        all.mailDetail(),
        all.hospitalName(),
        all.zone(),
        all.phoneRegion(),
        all.mrnPattern(),
        all.jwtSecret(),
        all.jwtSecretPrevious(),
        all.sessionIdle(),
        all.sessionAbsolute(),
        all.secondFactor(),
        all.offlineCopy(),
        all.trustedProxies(),
        all.restrictSchedulesToOwner(),
        all.booking(),
        all.monitoring(),
        all.privacyOfficer(),
        all.metricsToken(),
        Optional.of(signOn));
  }

  private static Settings with(
      URI frontend,
      Optional<Smtp> smtp,
      Secret secret,
      Secret previous,
      boolean restricted,
      boolean acrossDepartments) {
    return with(
        frontend,
        smtp,
        MailDetail.FULL,
        secret,
        previous,
        restricted,
        acrossDepartments,
        Optional.empty(),
        SecondFactorRule.NONE);
  }

  private static Settings with(
      URI frontend,
      Optional<Smtp> smtp,
      MailDetail detail,
      Secret secret,
      Secret previous,
      boolean restricted,
      boolean acrossDepartments,
      Optional<MrnPattern> mrnPattern,
      SecondFactorRule secondFactor) {
    Credentials nobody = new Credentials("nobody", new Secret(""));
    return new Settings(
        false,
        Optional.empty(),
        Duration.ZERO,
        new Database("jdbc:postgresql://127.0.0.1/none", nobody, nobody),
        Optional.ofNullable(frontend),
        List.of(),
        5_000,
        Optional.empty(),
        Registration.APPROVAL,
        smtp,
        detail,
        "Hospital Scheduling",
        ZoneId.of("Europe/Berlin"),
        Optional.of("DE"),
        mrnPattern,
        secret,
        Optional.ofNullable(previous),
        Duration.ofMinutes(30),
        Duration.ofHours(12),
        secondFactor,
        true,
        List.of(),
        restricted,
        new Booking(Duration.ofDays(730), Duration.ofSeconds(60), acrossDepartments),
        new Monitoring(
            limit(10, 600),
            limit(3, 10),
            limit(60, 10_000),
            limit(200, 50_000),
            limit(500, 200_000),
            limit(2, 2),
            limit(3, 3),
            limit(10, 60),
            limit(20, 100),
            LocalTime.of(22, 0),
            LocalTime.of(5, 0)),
        Optional.of(PRIVACY_OFFICER),
        Optional.empty(),
        Optional.empty());
  }
}
