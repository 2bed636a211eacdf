package org.hospitalscheduling.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and validates the settings of the hospital's sign-on. */
final class SignOnReader {
  private static final int LONGEST_NAME = 60;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
  private static final Pattern GRANT = Pattern.compile("(.+?)\\s*=\\s*(ADMIN|USER|DOCTOR|AUDITOR)");
  private static final List<String> OTHERS =
      List.of(
          "OIDC_CLIENT_ID",
          "OIDC_CLIENT_SECRET",
          "OIDC_NAME",
          "OIDC_ROLE_CLAIM",
          "OIDC_ROLES",
          "OIDC_CREATE_ACCOUNTS",
          "OIDC_ACR",
          "OIDC_AMR",
          "EMERGENCY_ACCOUNT");

  private final SettingsReader settings;

  SignOnReader(SettingsReader settings) {
    this.settings = settings;
  }

  Optional<SignOn> signOn() {
    Optional<String> issuer = settings.text("OIDC_ISSUER");
    if (issuer.isEmpty()) {
      OTHERS.stream()
          .filter(name -> settings.text(name).isPresent())
          .findFirst()
          .ifPresent(
              name -> {
                throw new SettingsException(
                    name
                        + " is set, but OIDC_ISSUER is not: it names the provider whose accounts"
                        + " sign in.");
              });
      return Optional.empty();
    }
    return Optional.of(
        new SignOn(
            issuer(issuer.get()),
            required("OIDC_CLIENT_ID"),
            new Secret(required("OIDC_CLIENT_SECRET")),
            name(),
            settings
                .frontendUrl()
                .orElseThrow(
                    () ->
                        new SettingsException(
                            "OIDC_ISSUER is set, so FRONTEND_URL must say where people reach the"
                                + " app: the provider sends them back there.")),
            settings.text("OIDC_ROLE_CLAIM").orElse("roles"),
            roles(),
            settings.flag("OIDC_CREATE_ACCOUNTS", false),
            list("OIDC_ACR"),
            list("OIDC_AMR"),
            emergencyAccount()));
  }

  /** Over TLS: the provider's keys are believed because of where they come from. */
  private static String issuer(String value) {
    try {
      URI uri = new URI(value);
      boolean plain = "http".equals(uri.getScheme());
      if (("https".equals(uri.getScheme()) || plain)
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && (!plain || LOOPBACK.matcher(uri.getHost()).matches())) {
        return value;
      }
    } catch (URISyntaxException e) {
      // the message below says more
    }
    throw new SettingsException(
        "OIDC_ISSUER must be an https address such as https://login.hospital.example/realms/staff,"
            + " as the provider's discovery document has it.");
  }

  private String required(String name) {
    return settings
        .text(name)
        .orElseThrow(
            () -> new SettingsException("OIDC_ISSUER is set, but " + name + " is missing."));
  }

  private String name() {
    String name =
        settings
            .text("OIDC_NAME")
            .or(() -> settings.text("HOSPITAL_NAME"))
            .orElse("the hospital's account");
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new SettingsException(
          "OIDC_NAME must have at most " + LONGEST_NAME + " characters: it stands on a button.");
    }
    return name;
  }

  private List<SignOn.GrantedRole> roles() {
    return Pattern.compile(",")
        .splitAsStream(required("OIDC_ROLES"))
        .map(String::strip)
        .filter(grant -> !grant.isEmpty())
        .map(
            text -> {
              Matcher grant = GRANT.matcher(text);
              if (!grant.matches()) {
                throw new SettingsException(
                    "OIDC_ROLES must say which values stand for which role, such as"
                        + " scheduling-admins=ADMIN, clerks=USER; '"
                        + text
                        + "' does not.");
              }
              return new SignOn.GrantedRole(grant.group(1), grant.group(2));
            })
        .toList();
  }

  private List<String> list(String name) {
    return Pattern.compile("[,\\s]+")
        .splitAsStream(settings.text(name).orElse(""))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private Optional<String> emergencyAccount() {
    return settings
        .text("EMERGENCY_ACCOUNT")
        .map(
            value ->
                EmailAddress.find(value)
                    .map(EmailAddress::text)
                    .orElseThrow(
                        () ->
                            new SettingsException(
                                "EMERGENCY_ACCOUNT must be the e-mail address of an administrator's"
                                    + " account, not '"
                                    + value
                                    + "'.")));
  }
}
