package org.hospitalscheduling.web.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Properties;
import org.hospitalscheduling.accounts.RegistrationGateway;
import org.hospitalscheduling.secondfactor.RelyingParty;
import org.hospitalscheduling.settings.Registration;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.web.security.Public;
import org.jspecify.annotations.Nullable;

/** What the app needs to know about the hospital before anybody has signed in. */
@ApplicationScoped
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class SettingsResource {
  private static final String BUILD =
      "/META-INF/maven/org.hospitalscheduling/web-module/pom.properties";

  @Inject private Settings settings;
  @Inject private RegistrationGateway registrations;
  @Inject private ServletContext war;

  /**
   * The settings that are not secret.
   *
   * @param mrnIssued whether a new patient without an MRN gets one
   * @param mailbox where a demonstration shows its mails; {@code null} otherwise
   * @param firstAccount true if nobody has an account yet; {@code null} otherwise
   * @param firstAccountCode whether that first account has to show a code; {@code null} if there
   *     are accounts
   * @param signOn what people call the hospital's sign-on; {@code null} if there is none
   * @param passwordsOff true if one account alone signs in with a password; {@code null} otherwise
   * @param passkeys whether people may have passkeys
   * @param offlineCopy whether a device may keep a copy to be read without a connection
   */
  public record PublicSettings(
      String hospitalName,
      String zone,
      boolean demo,
      @Nullable String mailbox,
      String registration,
      @Nullable Boolean firstAccount,
      @Nullable Boolean firstAccountCode,
      @Nullable String signOn,
      @Nullable Boolean passwordsOff,
      boolean mrnIssued,
      boolean passkeys,
      boolean offlineCopy,
      String version) {}

  @GET
  public PublicSettings settings() {
    boolean first = registrations.isFirst();
    boolean passwordsOff = settings.signOn().flatMap(SignOn::emergencyAccount).isPresent();
    return new PublicSettings(
        settings.hospitalName(),
        settings.zone().getId(),
        settings.demo(),
        settings.demoMailbox().map(URI::toString).orElse(null),
        (passwordsOff ? Registration.CLOSED : settings.registration())
            .name()
            .toLowerCase(Locale.ROOT),
        first ? true : null,
        first ? registrations.needsCode() : null,
        settings.signOn().map(SignOn::name).orElse(null),
        passwordsOff ? true : null,
        settings.mrnPattern().isPresent(),
        RelyingParty.of(settings).isPresent(),
        settings.offlineCopy(),
        version());
  }

  private String version() {
    try (InputStream in = war.getResourceAsStream(BUILD)) {
      Properties build = new Properties();
      if (in != null) {
        build.load(in);
      }
      return build.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
