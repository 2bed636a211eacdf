package org.hospitalscheduling.settings;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * All configuration, read once from MicroProfile Config (in practice environment variables) and
 * validated as it is read: an invalid value stops the start with a one-sentence message.
 *
 * @param demo whether this is a demonstration with made-up patients and published passwords
 * @param demoMailbox where a demonstration shows the mails that it sends; empty otherwise
 * @param demoShift how far a demonstration's clock is ahead of the machine's, negative if behind:
 *     it shows another day, and time runs on from there; zero otherwise
 * @param frontendUrl where people reach the app, for links in mails and as the only other origin
 *     that may call the API; empty if it is the server's own
 * @param allowedHosts other names that requests may call the server by, in lower case
 * @param maxExportRows the number of rows at which an export is cut; 1 to 1,000,000
 * @param adminInviteCode the code that makes a registration an ADMIN; empty disables that way
 * @param smtp empty: mails are not sent, and the log says so
 * @param mailDetail how much mails to patients say
 * @param zone the time zone of working hours, calendar days and exports
 * @param phoneRegion the country (ISO 3166-1 alpha-2) whose telephone numbers are written without
 *     country code; empty if every number has to have one
 * @param mrnPattern how the hospital writes the medical record numbers that it issues; empty if
 *     people bring them
 * @param jwtSecret the master secret that the encryption keys of signing keys and TOTP secrets are
 *     derived from
 * @param jwtSecretPrevious the previous master secret, which may still be needed for decrypting
 * @param sessionIdle a session expires when it was not used for this long
 * @param sessionAbsolute a session expires after this long in any case
 * @param secondFactor whose account must have a second factor
 * @param offlineCopy whether a browser may keep an encrypted copy of what was seen, on a device
 *     that its user calls their own
 * @param trustedProxies the only peers whose X-Forwarded-* headers are believed
 * @param restrictSchedulesToOwner whether a USER sees only what they created
 * @param booking what the hospital allows in its appointment book
 * @param monitoring the limits beyond which a user or a service account is flagged
 * @param privacyOfficer the address that is told of flags and of new administrators; empty: nobody
 * @param metricsToken a token that may read the metrics; empty: only the scope gives access
 * @param signOn the hospital's sign-on; empty: people sign in with a password of this application
 */
public record Settings(
    boolean demo,
    Optional<URI> demoMailbox,
    Duration demoShift,
    Database database,
    Optional<URI> frontendUrl,
    List<String> allowedHosts,
    int maxExportRows,
    Optional<Secret> adminInviteCode,
    Registration registration,
    Optional<Smtp> smtp,
    MailDetail mailDetail,
    String hospitalName,
    ZoneId zone,
    Optional<String> phoneRegion,
    Optional<MrnPattern> mrnPattern,
    Secret jwtSecret,
    Optional<Secret> jwtSecretPrevious,
    Duration sessionIdle,
    Duration sessionAbsolute,
    SecondFactorRule secondFactor,
    boolean offlineCopy,
    List<Network> trustedProxies,
    boolean restrictSchedulesToOwner,
    Booking booking,
    Monitoring monitoring,
    Optional<String> privacyOfficer,
    Optional<Secret> metricsToken,
    Optional<SignOn> signOn) {

  /**
   * Whether the account with this address signs in with a password: where people sign in elsewhere,
   * it may be one account alone, in an emergency.
   */
  public boolean acceptsPasswordOf(String email) {
    return signOn.map(elsewhere -> elsewhere.acceptsPasswordOf(email)).orElse(true);
  }

  /**
   * The server's configuration.
   *
   * @throws SettingsException if the server cannot start with it
   */
  public static Settings load() {
    return SettingsReader.read(Settings::configured);
  }

  /**
   * The settings of an environment, for programs that run beside the server.
   *
   * @throws SettingsException if nothing could start with them
   */
  public static Settings from(Map<String, String> environment) {
    return SettingsReader.read(environment::get);
  }

  /**
   * The database of an environment, for programs that need nothing else.
   *
   * @throws SettingsException if it names none
   */
  public static Database databaseFrom(Map<String, String> environment) {
    return new SettingsReader(environment::get).database();
  }

  /**
   * For how long patients are kept of whom nothing is heard, for programs that need nothing else;
   * empty if for ever.
   *
   * @throws SettingsException if it is no number of years
   */
  public static Optional<Period> patientRetentionFrom(Map<String, String> environment) {
    return new SettingsReader(environment::get).patientRetention();
  }

  /**
   * For how long a month's activity is kept after the month's end, for programs that need nothing
   * else; empty if for ever.
   *
   * @throws SettingsException if it is no number of months
   */
  public static Optional<Period> activityRetentionFrom(Map<String, String> environment) {
    return new SettingsReader(environment::get).activityRetention();
  }

  /**
   * The master secret of an environment, for programs that need nothing else; empty if it names
   * none.
   *
   * @throws SettingsException if it is too short
   */
  public static Optional<MasterSecret> masterSecretFrom(Map<String, String> environment) {
    return new SettingsReader(environment::get).masterSecretIfAny();
  }

  public MasterSecret masterSecret() {
    return new MasterSecret(jwtSecret, jwtSecretPrevious);
  }

  /** Only what is needed to reach the database; the other settings may be wrong or missing. */
  static Database loadDatabase() {
    return new SettingsReader(Settings::configured).database();
  }

  /** The raw value: MicroProfile Config would expand {@code ${…}} in a password. */
  private static String configured(String name) {
    Config config = ConfigProvider.getConfig(Settings.class.getClassLoader());
    return config.getConfigValue(name).getRawValue();
  }
}
