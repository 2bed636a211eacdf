package org.hospitalscheduling.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGProperty;

/**
 * {@code DATABASE_URL}, in any of the forms that hosting services and people write, split into what
 * the JDBC driver needs.
 *
 * @param url {@code jdbc:postgresql:} without credentials
 */
record DatabaseUrl(String url, Optional<String> user, Optional<String> password) {
  private static final String JDBC = "jdbc:postgresql:";
  private static final String FORMS =
      "DATABASE_URL must look like postgres://user:password@host:5432/database, or"
          + " jdbc:postgresql://host:5432/database with DB_USER and DB_PASSWORD.";

  /** libpq's connection parameters that the JDBC driver names differently. */
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "keepalives", "tcpKeepAlive",
          "gssencmode", "gssEncMode",
          "target_session_attrs", "targetServerType");

  static DatabaseUrl parse(String text) {
    String rest;
    if (text.startsWith(JDBC + "//")) {
      rest = text.substring(JDBC.length() + 2);
    } else if (text.startsWith("postgres://")) {
      rest = text.substring("postgres://".length());
    } else if (text.startsWith("postgresql://")) {
      rest = text.substring("postgresql://".length());
    } else {
      throw new SettingsException(FORMS);
    }

    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    String path = question < 0 ? rest : rest.substring(0, question);
    int slash = path.indexOf('/');
    String authority = slash < 0 ? path : path.substring(0, slash);
    String name = slash < 0 ? "" : decode(path.substring(slash + 1));
    int at = authority.lastIndexOf('@');
    String hosts = authority.substring(at + 1);
    if (hosts.isBlank() || name.isBlank() || name.indexOf('/') >= 0) {
      throw new SettingsException(FORMS);
    }

    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    if (at >= 0) {
      String userInfo = authority.substring(0, at);
      int colon = userInfo.indexOf(':');
      user = present(decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
      password = colon < 0 ? password : present(decode(userInfo.substring(colon + 1)));
    }

    List<String> parameters = new ArrayList<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      switch (key) {
        case "user" -> user = present(value);
        case "password" -> password = present(value);
        default -> parameters.add(parameter(key, value));
      }
    }
    String url = JDBC + "//" + hosts + "/" + encode(name);
    return new DatabaseUrl(
        parameters.isEmpty() ? url : url + "?" + String.join("&", parameters), user, password);
  }

  /** One query parameter, under the driver's name. */
  static String parameter(String key, String value) {
    String name = JDBC_NAMES.getOrDefault(key, key);
    String translated = value;
    if (key.equals("sslmode")) {
      sslMode("DATABASE_URL", value);
    } else if (key.equals("keepalives")) {
      translated = value.equals("0") ? "false" : "true";
    } else if (key.equals("target_session_attrs")) {
      translated =
          switch (value) {
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default -> "any";
          };
    } else if (PGProperty.forName(name) == null) {
      throw new SettingsException(
          "DATABASE_URL has a parameter that the PostgreSQL driver does not know: '" + key + "'.");
    }
    return name + "=" + encode(translated);
  }

  /** The value itself, if it is one of libpq's six modes. */
  static String sslMode(String setting, String value) {
    return switch (value) {
      case "disable", "allow", "prefer", "require", "verify-ca", "verify-full" -> value;
      default ->
          throw new SettingsException(
              setting
                  + ": the SSL mode must be disable, allow, prefer, require, verify-ca or"
                  + " verify-full.");
    };
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Optional<String> present(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Percent-decoding; outside of forms a plus sign is literal. */
  private static String decode(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "DATABASE_URL has a % that is not followed by two hexadecimal digits; write a percent"
              + " sign in a password as %25.");
    }
  }
}
