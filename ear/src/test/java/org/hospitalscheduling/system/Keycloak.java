package org.hospitalscheduling.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.hospitalscheduling.launcher.Ports;
import org.hospitalscheduling.launcher.Zip;

/**
 * Keycloak's own distribution with the realm {@code keycloak/staff.json}, on 127.0.0.1 and in
 * memory. It runs only under the profile of that name.
 */
final class Keycloak implements AutoCloseable {
  private static final String ADMIN = "admin";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final int port = Ports.free();
  private final Process process;

  private Keycloak(Path distribution, Path home, String app) {
    try {
      Zip.unpack(distribution, home);
      Path server;
      try (var folders = Files.list(home)) {
        server = folders.findFirst().orElseThrow();
      }
      Path script = server.resolve("bin/kc.sh");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      Path realm = Files.createDirectories(server.resolve("data/import")).resolve("staff.json");
      Files.writeString(realm, resource().replace("{app}", app));
      ProcessBuilder builder =
          new ProcessBuilder(
              List.of(
                  script.toString(),
                  "start-dev",
                  "--import-realm",
                  "--db=dev-mem",
                  "--cache=local",
                  "--http-host=127.0.0.1",
                  "--http-port=" + port));
      builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
      builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
      builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
      builder.redirectErrorStream(true);
      builder.redirectOutput(home.resolve("console.log").toFile());
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak did not start", e);
    }
  }

  /**
   * Keycloak, which is starting; empty without the profile.
   *
   * @param app the application's address, with a slash at the end
   */
  static Optional<Keycloak> start(String app) {
    return Optional.ofNullable(System.getProperty("system.keycloak"))
        .filter(path -> path.endsWith(".zip"))
        .map(
            path ->
                new Keycloak(
                    Path.of(path),
                    Path.of(System.getProperty("system.directory"), "keycloak"),
                    app));
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/staff";
  }

  /** The settings of an application that it signs people in to. */
  Map<String, String> settings() {
    return Map.of(
        "OIDC_ISSUER", issuer(),
        "OIDC_CLIENT_ID", "scheduling",
        "OIDC_CLIENT_SECRET", "the secret of the tests",
        "OIDC_NAME", "the staff login",
        "OIDC_ROLES", "scheduling-admins=ADMIN, clerks=USER",
        "OIDC_CREATE_ACCOUNTS", "true");
  }

  void awaitStarted() {
    Awaitility.await("Keycloak")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () ->
                send(HttpRequest.newBuilder(
                            URI.create(issuer() + "/.well-known/openid-configuration")))
                        .statusCode()
                    == 200);
  }

  /** Gives somebody these roles of the realm, and no others. */
  void giveRoles(String username, String... roles) {
    String user = user(username);
    String mappings = "/users/" + user + "/role-mappings/realm";
    administer("DELETE", mappings, administer("GET", mappings, null));
    for (String role : roles) {
      administer("POST", mappings, "[" + administer("GET", "/roles/" + role, null) + "]");
    }
  }

  /** Ends all sessions of somebody, as an administrator does who locks them out. */
  void signOut(String username) {
    administer("POST", "/users/" + user(username) + "/logout", null);
  }

  /** Changes the secret by which it knows the application. */
  void changeSecret(String secret) {
    JsonNode client = read(administer("GET", "/clients?clientId=scheduling", null)).path(0);
    administer(
        "PUT",
        "/clients/" + client.path("id").asText(),
        ((com.fasterxml.jackson.databind.node.ObjectNode) client).put("secret", secret).toString());
  }

  /** Makes a new key that signs from now on. */
  void rotateKeys() {
    administer(
        "POST",
        "/components",
        """
        {"name":"newer","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
         "config":{"priority":["200"],"enabled":["true"],"active":["true"],"algorithm":["RS256"]}}""");
  }

  private String user(String username) {
    return read(administer("GET", "/users?exact=true&username=" + username, null))
        .path(0)
        .path("id")
        .asText();
  }

  private String administer(String method, String path, String body) {
    String form =
        "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN;
    String token =
        read(send(HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:"
                                + port
                                + "/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)))
                .body())
            .path("access_token")
            .asText();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/admin/realms/staff" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource() throws IOException {
    try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/staff.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
