package org.hospitalscheduling.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hospitalscheduling.demo.DemoHospital;
import org.hospitalscheduling.launcher.PayaraServer;
import org.hospitalscheduling.launcher.Ports;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Schema;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The system under test: a database of its own with fsync on, a Payara of its own, the EAR. */
final class Rig implements AutoCloseable {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** Gives access to the metrics without a session. */
  static final String METRICS_TOKEN = "bench bench bench bench";

  /** Access tokens are valid for ten minutes. */
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(8);

  final EmbeddedDatabase database;
  private final PayaraServer server;
  private final Path home;
  private final int port;
  private @Nullable String token;
  private long tokenBorn;

  Rig(Path ear, Path distribution, Path home, int appointments) throws IOException {
    this.home = home;
    this.port = Ports.free();
    Files.createDirectories(home);
    database = EmbeddedDatabase.temporary();
    server = new PayaraServer(home, port);
    // The database stops by itself with the JVM.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "bench-stop"));
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("HOSPITAL_DEMO", "true");
    environment.put("HOSPITAL_ZONE", ZONE.getId());
    environment.put("JWT_SECRET", "bench bench bench bench bench bench bench bench");
    environment.put("METRICS_TOKEN", METRICS_TOKEN);
    environment.put("MAX_EXPORT_ROWS", "100000");
    Settings settings = Settings.from(environment);
    Schema.migrate(settings.database());
    long begun = System.nanoTime();
    new DemoHospital(HospitalDataSource.ofOwner(settings.database()), ZONE, Clock.systemUTC())
        .load(appointments);
    Report.say("%,d demonstration appointments in %.1f s", appointments, Report.seconds(begun));
    server.unpack(distribution);
    server.start(environment);
    server.awaitStarted();
    server.deploy(ear);
    server.awaitReady(URI.create("http://127.0.0.1:" + port + "/"));
    Report.say("The server is ready");
  }

  int port() {
    return port;
  }

  /** A client without credentials. */
  Wire connectAsNobody() {
    return new Wire(port, () -> null);
  }

  /** The operator's own program, which has no session. */
  Wire connectAsScraper() {
    String credentials =
        Base64.getEncoder()
            .encodeToString(("bench:" + METRICS_TOKEN).getBytes(StandardCharsets.UTF_8));
    return new Wire(port, () -> "Basic " + credentials);
  }

  Wire connect() {
    return new Wire(port, () -> "Bearer " + token());
  }

  /** An administrator's access token, renewed before it expires. */
  synchronized String token() {
    if (token == null || System.nanoTime() - tokenBorn > TOKEN_LIFE.toNanos()) {
      try (Wire wire = connectAsNobody()) {
        Wire.Answer answer =
            wire.post(
                "/api/auth/login", "{\"email\":\"admin@example.com\",\"password\":\"password\"}");
        token = answer.text("accessToken");
        tokenBorn = System.nanoTime();
      } catch (IOException e) {
        throw new IllegalStateException("nobody can sign in", e);
      }
    }
    return token;
  }

  long number(String sql) {
    return list(sql, row -> row.getLong(1)).get(0);
  }

  String text(String sql) {
    return list(sql, row -> row.getString(1)).get(0);
  }

  <T> List<T> list(String sql, SqlQuery.RowMapper<T> mapper) {
    try (Connection connection = database.owner().getConnection()) {
      return new SqlQuery(sql).list(connection, mapper);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String sql) {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's process id. */
  long pid() throws IOException {
    return Long.parseLong(Files.readString(home.resolve("server.pid")).strip());
  }

  /** The resident memory of the server's process, in MiB. */
  long residentMiB() throws IOException {
    Path status = Path.of("/proc", Long.toString(pid()), "status");
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024;
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
