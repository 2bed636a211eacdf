package org.hospitalscheduling.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and validates the settings one by one. An empty value counts as not set. */
final class SettingsReader {
  private static final int MINIMUM_SECRET_BYTES = 32;
  private static final int MINIMUM_TOKEN_BYTES = 16;
  private static final int LARGEST_LIMIT = 1_000_000;
  private static final Pattern LIMIT =
      Pattern.compile("(?:(ADMIN|USER|DOCTOR|AUDITOR|SERVICE) ?= ?)?([0-9]{1,7})");

  private final UnaryOperator<String> source;

  /**
   * @param source returns the value of a name, or null
   */
  SettingsReader(UnaryOperator<String> source) {
    this.source = source;
  }

  static Settings read(UnaryOperator<String> source) {
    return new SettingsReader(source).settings();
  }

  private Settings settings() {
    boolean demo = flag("HOSPITAL_DEMO", false);
    // For the command that erases patients; a wrong value is better told now than then.
    patientRetention();
    activityRetention();
    return new Settings(
        demo,
        demoMailbox(demo),
        demoShift(demo),
        database(),
        frontendUrl(),
        allowedHosts(),
        number("MAX_EXPORT_ROWS", 5_000, 1, 1_000_000),
        adminInviteCode(),
        registration(),
        smtp(),
        mailDetail(),
        text("HOSPITAL_NAME").orElse("Hospital Scheduling"),
        zone(),
        phoneRegion(),
        mrnPattern(),
        jwtSecret(),
        jwtSecretPrevious(),
        Duration.ofMinutes(number("SESSION_IDLE_MINUTES", 30, 1, 24 * 60)),
        Duration.ofHours(number("SESSION_ABSOLUTE_HOURS", 12, 1, 24 * 7)),
        secondFactor(demo),
        offlineCopy(),
        trustedProxies(),
        flag("RESTRICT_SCHEDULES_TO_OWNER", false),
        booking(),
        monitoring(),
        privacyOfficer(),
        metricsToken());
  }

  Database database() {
    Optional<String> url = text("DATABASE_URL");
    DatabaseUrl parsed = url.map(DatabaseUrl::parse).orElseGet(this::databaseParts);
    String user =
        parsed
            .user()
            .or(() -> text("DB_USER"))
            .orElseThrow(
                () ->
                    new SettingsException(
                        "The database's user is missing: name it in DATABASE_URL or set DB_USER."));
    String password = parsed.password().or(() -> text("DB_PASSWORD")).orElse("");
    Credentials application = new Credentials(user, new Secret(password));
    boolean byJob = !flag("MIGRATE_AT_START", true);
    if (byJob && text("DB_MIGRATION_USER").isPresent()) {
      throw new SettingsException(
          "MIGRATE_AT_START=false is for a server without the owner's password: leave out"
              + " DB_MIGRATION_USER and DB_MIGRATION_PASSWORD.");
    }
    return new Database(
        parsed.url(),
        application,
        text("DB_MIGRATION_USER")
            .map(
                owner ->
                    new Credentials(owner, new Secret(text("DB_MIGRATION_PASSWORD").orElse(""))))
            .orElse(application),
        byJob);
  }

  private DatabaseUrl databaseParts() {
    String host =
        text("DB_HOST")
            .orElseThrow(
                () ->
                    new SettingsException(
                        "No database is configured: set DATABASE_URL"
                            + " (postgres://user:password@host:5432/database), or DB_HOST, DB_PORT,"
                            + " DB_NAME, DB_USER and DB_PASSWORD."));
    String name =
        text("DB_NAME")
            .orElseThrow(() -> new SettingsException("DB_HOST is set, but DB_NAME is missing."));
    String ssl =
        text("DB_SSL")
            .map(
                value ->
                    switch (value.toLowerCase(Locale.ROOT)) {
                      case "true", "1", "yes" -> "require";
                      case "false", "0", "no" -> "disable";
                      default -> DatabaseUrl.sslMode("DB_SSL", value);
                    })
            .map(mode -> "?sslmode=" + mode)
            .orElse("");
    boolean literalIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return DatabaseUrl.parse(
        "jdbc:postgresql://%s:%d/%s%s"
            .formatted(
                literalIpv6 ? "[" + host + "]" : host,
                number("DB_PORT", 5432, 1, 65_535),
                DatabaseUrl.encode(name),
                ssl));
  }

  private Optional<URI> frontendUrl() {
    return webAddress("FRONTEND_URL", "https://schedule.hospital.example");
  }

  /** Only in a demonstration: nobody else may be sent to a page that shows other people's mails. */
  private Optional<URI> demoMailbox(boolean demo) {
    return demo ? webAddress("HOSPITAL_DEMO_MAILBOX", "http://localhost:8025/") : Optional.empty();
  }

  /** Refused outside a demonstration, where it would book real patients on a wrong day. */
  private Duration demoShift(boolean demo) {
    Optional<String> value = text("HOSPITAL_DEMO_SHIFT");
    if (value.isPresent() && !demo) {
      throw new SettingsException(
          "HOSPITAL_DEMO_SHIFT moves the clock of a demonstration: leave it out, or set"
              + " HOSPITAL_DEMO=true.");
    }
    try {
      return value.map(Duration::parse).orElse(Duration.ZERO);
    } catch (DateTimeParseException e) {
      throw new SettingsException(
          "HOSPITAL_DEMO_SHIFT must be a span of time such as PT-36H, not '"
              + value.orElseThrow()
              + "'.");
    }
  }

  private Optional<URI> webAddress(String name, String example) {
    return text(name)
        .map(
            value -> {
              try {
                URI uri = new URI(value);
                if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                  return uri;
                }
              } catch (URISyntaxException e) {
                // the message below says more
              }
              throw new SettingsException(name + " must be a web address such as " + example + ".");
            });
  }

  private List<String> allowedHosts() {
    return Pattern.compile("[,\\s]+")
        .splitAsStream(text("ALLOWED_HOSTS").orElse(""))
        .filter(host -> !host.isEmpty())
        .map(host -> host.toLowerCase(Locale.ROOT))
        .peek(
            host -> {
              if (!host.matches("[a-z0-9_.-]{1,253}")) {
                throw new SettingsException(
                    "ALLOWED_HOSTS must be host names such as schedule.ward.internal, separated by"
                        + " commas; '"
                        + host
                        + "' is none.");
              }
            })
        .toList();
  }

  private Registration registration() {
    String value = text("REGISTRATION").orElse("approval");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "approval" -> Registration.APPROVAL;
      case "open" -> Registration.OPEN;
      case "closed" -> Registration.CLOSED;
      default ->
          throw new SettingsException(
              "REGISTRATION must be approval, open or closed, not '" + value + "'.");
    };
  }

  /** The accounts of a demonstration are everybody's. */
  private SecondFactorRule secondFactor(boolean demo) {
    String value = text("REQUIRE_SECOND_FACTOR").orElse(demo ? "none" : "admin");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "admin" -> SecondFactorRule.ADMIN;
      case "all" -> SecondFactorRule.ALL;
      case "none" -> SecondFactorRule.NONE;
      default ->
          throw new SettingsException(
              "REQUIRE_SECOND_FACTOR must be admin, all or none, not '" + value + "'.");
    };
  }

  private boolean offlineCopy() {
    String value = text("OFFLINE_COPY").orElse("allowed");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "allowed" -> true;
      case "forbidden" -> false;
      default ->
          throw new SettingsException(
              "OFFLINE_COPY must be allowed or forbidden, not '" + value + "'.");
    };
  }

  private Optional<Smtp> smtp() {
    return text("SMTP_HOST")
        .map(
            host -> {
              Smtp.Security security = mailSecurity();
              boolean tls = security == Smtp.Security.TLS;
              // A request's Host header must not decide where a mailed link leads.
              if (frontendUrl().isEmpty()) {
                throw new SettingsException(
                    "SMTP_HOST is set, so FRONTEND_URL must say where people reach the app: mails"
                        + " link to it.");
              }
              return new Smtp(
                  host,
                  number("SMTP_PORT", tls ? 465 : 587, 1, 65_535),
                  text("SMTP_USER")
                      .map(user -> new Credentials(user, new Secret(text("SMTP_PASS").orElse("")))),
                  security,
                  text("SMTP_FROM")
                      .flatMap(Sender::find)
                      .orElseThrow(
                          () ->
                              new SettingsException(
                                  "SMTP_HOST is set, so SMTP_FROM must name a sender such as"
                                      + " \"Scheduler <no-reply@hospital.example>\".")));
            });
  }

  private Smtp.Security mailSecurity() {
    String value = text("SMTP_SECURE").orElse("starttls");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> Smtp.Security.TLS;
      // "false" said which of the two ways to TLS, and still does.
      case "starttls", "false" -> Smtp.Security.STARTTLS;
      case "opportunistic" -> Smtp.Security.OPPORTUNISTIC;
      default ->
          throw new SettingsException(
              "SMTP_SECURE must be true, starttls or opportunistic, not '" + value + "'.");
    };
  }

  private MailDetail mailDetail() {
    String value = text("MAIL_DETAIL").orElse("full");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "full" -> MailDetail.FULL;
      case "minimal" -> MailDetail.MINIMAL;
      default ->
          throw new SettingsException("MAIL_DETAIL must be full or minimal, not '" + value + "'.");
    };
  }

  private Booking booking() {
    return new Booking(
        Duration.ofDays(number("BOOKING_HORIZON_DAYS", 730, 1, 36_500)),
        Duration.ofSeconds(number("OFFER_GRACE_SECONDS", 60, 0, 3_600)),
        flag("BOOK_ACROSS_DEPARTMENTS", false));
  }

  private Monitoring monitoring() {
    String night = text("MONITOR_NIGHT").orElse("22:00-05:00");
    String[] ends = night.split("-", -1);
    try {
      if (ends.length == 2) {
        return new Monitoring(
            limit("MONITOR_MAX_ACTIONS_PER_MINUTE", "10, SERVICE=600"),
            limit("MONITOR_MAX_AUTH_FAILURES", "3, SERVICE=10"),
            limit("MONITOR_MAX_PATIENTS_PER_HOUR", "60, SERVICE=10000"),
            limit("MONITOR_MAX_PERSONS_PER_HOUR", "1500, SERVICE=50000"),
            limit("MONITOR_MAX_PERSONS_PER_DAY", "4000, SERVICE=200000"),
            limit("MONITOR_MAX_COLLEAGUES_PER_DAY", "2"),
            limit("MONITOR_MAX_NAMESAKES_PER_DAY", "3"),
            limit("MONITOR_MAX_EXPORTS_PER_HOUR", "10, SERVICE=60"),
            limit("MONITOR_MAX_REFUSALS_PER_HOUR", "20, SERVICE=100"),
            LocalTime.parse(ends[0].strip()),
            LocalTime.parse(ends[1].strip()));
      }
    } catch (DateTimeParseException e) {
      // the message below says more
    }
    throw new SettingsException(
        "MONITOR_NIGHT must be two times of the hospital's clock such as 22:00-05:00, not '"
            + night
            + "'.");
  }

  /**
   * A limit that may differ by role. A setting that names only some roles leaves the others as they
   * are by default.
   */
  private RoleLimit limit(String name, String usual) {
    RoleLimit fallback = parsed(usual, new RoleLimit(0, Map.of())).orElseThrow();
    return text(name)
        .map(
            value ->
                parsed(value, fallback)
                    .orElseThrow(
                        () ->
                            new SettingsException(
                                "%s must be a whole number from 1 to %d, and others for roles, such as '%s', not '%s'."
                                    .formatted(name, LARGEST_LIMIT, usual, value))))
        .orElse(fallback);
  }

  private static Optional<RoleLimit> parsed(String text, RoleLimit fallback) {
    int usual = fallback.usual();
    Map<String, Integer> ofRoles = new HashMap<>(fallback.ofRoles());
    for (String part : text.split(",", -1)) {
      Matcher limit = LIMIT.matcher(part.strip());
      if (!limit.matches()) {
        return Optional.empty();
      }
      int number = Integer.parseInt(limit.group(2));
      if (number < 1 || number > LARGEST_LIMIT) {
        return Optional.empty();
      }
      if (limit.group(1) == null) {
        usual = number;
      } else {
        ofRoles.put(limit.group(1), number);
      }
    }
    return Optional.of(new RoleLimit(usual, ofRoles));
  }

  Optional<Period> patientRetention() {
    return text("RETENTION_PATIENT_YEARS")
        .map(set -> Period.ofYears(number("RETENTION_PATIENT_YEARS", 0, 1, 150)));
  }

  Optional<Period> activityRetention() {
    return text("RETENTION_ACTIVITY_MONTHS")
        .map(set -> Period.ofMonths(number("RETENTION_ACTIVITY_MONTHS", 0, 1, 1_200)));
  }

  private ZoneId zone() {
    return text("HOSPITAL_ZONE")
        .map(
            value -> {
              try {
                return ZoneId.of(value);
              } catch (DateTimeException e) {
                throw new SettingsException(
                    "HOSPITAL_ZONE must be a time zone such as Europe/Vienna, not '"
                        + value
                        + "'.");
              }
            })
        .orElseGet(ZoneId::systemDefault);
  }

  private Optional<String> phoneRegion() {
    Optional<String> named = text("PHONE_REGION").map(value -> value.toUpperCase(Locale.ROOT));
    if (named
        .filter(
            value -> !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value))
        .isPresent()) {
      throw new SettingsException(
          "PHONE_REGION must be a country of ISO 3166 such as DE, not '" + named.get() + "'.");
    }
    return named.or(() -> ZoneCountries.of(zone()));
  }

  private Optional<MrnPattern> mrnPattern() {
    return text("MRN_PATTERN")
        .map(
            value -> {
              try {
                return new MrnPattern(value);
              } catch (IllegalArgumentException e) {
                throw new SettingsException(
                    "MRN_PATTERN must be letters, digits, - . /, {yyyy}, {yy}, {MM} and once three"
                        + " to twelve zeros in braces, such as H{yyyy}-{000000}, not '"
                        + value
                        + "'.");
              }
            });
  }

  private Secret jwtSecret() {
    Secret secret =
        text("JWT_SECRET")
            .map(Secret::new)
            .orElseThrow(
                () ->
                    new SettingsException(
                        "JWT_SECRET is missing: set it to a random text of 32 bytes or more, the"
                            + " same on every server, for example from 'openssl rand -base64"
                            + " 48'."));
    if (secret.bytes().length < MINIMUM_SECRET_BYTES) {
      throw new SettingsException(
          "JWT_SECRET is too short: it needs 32 bytes or more, for example from 'openssl rand"
              + " -base64 48'.");
    }
    return secret;
  }

  private Optional<Secret> adminInviteCode() {
    Optional<Secret> code = text("ADMIN_INVITE_CODE").map(Secret::new);
    if (code.isPresent() && code.get().bytes().length < MINIMUM_TOKEN_BYTES) {
      throw new SettingsException(
          "ADMIN_INVITE_CODE is too short: whoever has it becomes an administrator. It needs 16"
              + " bytes or more, for example from 'openssl rand -hex 24'.");
    }
    return code;
  }

  private Optional<Secret> jwtSecretPrevious() {
    return text("JWT_SECRET_PREVIOUS").map(Secret::new);
  }

  private Optional<String> privacyOfficer() {
    return text("PRIVACY_OFFICER_EMAIL")
        .map(
            value ->
                EmailAddress.find(value)
                    .map(EmailAddress::text)
                    .orElseThrow(
                        () ->
                            new SettingsException(
                                "PRIVACY_OFFICER_EMAIL must be an e-mail address such as"
                                    + " privacy@hospital.example, not '"
                                    + value
                                    + "'.")));
  }

  Optional<MasterSecret> masterSecretIfAny() {
    return text("JWT_SECRET").map(set -> new MasterSecret(jwtSecret(), jwtSecretPrevious()));
  }

  private Optional<Secret> metricsToken() {
    Optional<Secret> token = text("METRICS_TOKEN").map(Secret::new);
    if (token.isPresent() && token.get().bytes().length < MINIMUM_TOKEN_BYTES) {
      throw new SettingsException(
          "METRICS_TOKEN is too short: it needs 16 bytes or more, for example from 'openssl rand"
              + " -hex 24'.");
    }
    return token;
  }

  private List<Network> trustedProxies() {
    List<Network> networks = new ArrayList<>();
    for (String part : text("TRUSTED_PROXIES").orElse("").split("[,\\s]+")) {
      if (part.isEmpty()) {
        continue;
      }
      try {
        networks.add(Network.parse(part));
      } catch (IllegalArgumentException e) {
        throw new SettingsException(
            "TRUSTED_PROXIES must list networks such as 10.0.0.0/8, separated by commas; '"
                + part
                + "' is none.");
      }
    }
    return List.copyOf(networks);
  }

  private boolean flag(String name, boolean fallback) {
    return text(name)
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new SettingsException(
                          name + " must be true or false, not '" + value + "'.");
                })
        .orElse(fallback);
  }

  private int number(String name, int fallback, int least, int most) {
    return text(name)
        .map(
            value -> {
              try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException e) {
                // the message below says more
              }
              throw new SettingsException(
                  "%s must be a whole number from %d to %d, not '%s'."
                      .formatted(name, least, most, value));
            })
        .orElse(fallback);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(source.apply(name)).map(String::strip).filter(s -> !s.isEmpty());
  }
}
