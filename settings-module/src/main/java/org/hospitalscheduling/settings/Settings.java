package org.hospitalscheduling.settings;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * All configuration, read once from MicroProfile Config (environment variables, in practice) and
 * checked while it is read: a value that cannot be right stops the start with one sentence.
 *
 * @param demo whether this is a demonstration with made-up patients and published passwords
 * @param demoMailbox where a demonstration shows the mails that it sends; empty elsewhere
 * @param demoShift how far a demonstration's clock is ahead of the machine's, negative when behind:
 *     it shows another day, and time runs on from there; zero elsewhere
 * @param frontendUrl where people reach the app, for links in mails and as the only other origin
 *     that may call the API; empty when it is the server's own
 * @param maxExportRows rows at which an export is cut; 1 to 1,000,000
 * @param adminInviteCode what makes a registration an ADMIN; empty: nobody gets in that way
 * @param smtp empty: mails are not sent, and the log says so
 * @param zone the zone of working hours, calendar days and exports
 * @param jwtSecret the master secret that the keys of signing keys and TOTP secrets derive from
 * @param jwtSecretPrevious the one before, which may still be needed to read
 * @param sessionIdle a session that is not used for so long ends
 * @param sessionAbsolute a session ends after so long in any case
 * @param trustedProxies the only peers whose X-Forwarded-* headers are believed
 * @param restrictSchedulesToOwner whether a USER sees only what they created
 * @param monitoring from when a user is flagged
 * @param metricsToken bearer token that may read the metrics; empty: only a scope gives access
 */
public record Settings(
    boolean demo,
    Optional<URI> demoMailbox,
    Duration demoShift,
    Database database,
    Optional<URI> frontendUrl,
    int maxExportRows,
    Optional<Secret> adminInviteCode,
    Registration registration,
    Optional<Smtp> smtp,
    String hospitalName,
    ZoneId zone,
    Secret jwtSecret,
    Optional<Secret> jwtSecretPrevious,
    Duration sessionIdle,
    Duration sessionAbsolute,
    List<Network> trustedProxies,
    boolean restrictSchedulesToOwner,
    Monitoring monitoring,
    Optional<Secret> metricsToken) {

  /**
   * What the server is configured with.
   *
   * @throws SettingsException if it cannot be started like this
   */
  public static Settings load() {
    return SettingsReader.read(Settings::configured);
  }

  /**
   * What an environment says, for programs that run beside the server.
   *
   * @throws SettingsException if nothing could be started like this
   */
  public static Settings from(Map<String, String> environment) {
    return SettingsReader.read(environment::get);
  }

  /**
   * The database that an environment names, for programs that need nothing else.
   *
   * @throws SettingsException if it names none
   */
  public static Database databaseFrom(Map<String, String> environment) {
    return new SettingsReader(environment::get).database();
  }

  /** The part that is needed to reach the database; the rest may be wrong or missing. */
  static Database loadDatabase() {
    return new SettingsReader(Settings::configured).database();
  }

  /** The value as it was written: MicroProfile Config would expand a password's {@code ${…}}. */
  private static String configured(String name) {
    Config config = ConfigProvider.getConfig(Settings.class.getClassLoader());
    return config.getConfigValue(name).getRawValue();
  }
}
