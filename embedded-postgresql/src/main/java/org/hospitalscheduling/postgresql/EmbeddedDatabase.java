package org.hospitalscheduling.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL 17 that belongs to this process, for trying the product, for tests and for the
 * bench. It is durable (fsync is on) unless it is {@link #withoutDurability}, listens on a free
 * port of 127.0.0.1, requires passwords, and has the two roles of a real installation, neither a
 * superuser.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  public static final String NAME = "hospital_schedule";
  public static final String OWNER = "hospital_owner";
  public static final String APPLICATION = "hospital_app";

  private static final String SNAPSHOT = NAME + "_snapshot";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Path home;
  private final boolean temporary;
  private final boolean durable;
  private final Path binaries;
  private final Privileges privileges;
  private final int port;
  private final Properties passwords;
  private final Thread closing = new Thread(this::close, "embedded-postgresql-close");

  @SuppressWarnings("NullAway.Init") // by start(), which the constructor calls
  private Process server;

  private EmbeddedDatabase(Path home, boolean temporary, boolean durable) {
    this.home = home;
    this.temporary = temporary;
    this.durable = durable;
    privileges = Privileges.available();
    binaries = Binaries.unpacked();
    try {
      Files.createDirectories(home);
      if (temporary) {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
      }
      boolean fresh = !Files.exists(data().resolve("PG_VERSION"));
      passwords = fresh ? newPasswords() : keptPasswords();
      stopLeftover();
      port = freePort();
      if (fresh) {
        initialise();
      }
      start();
      if (fresh) {
        createRolesAndDatabase();
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL could not be prepared in " + home + ": " + e.getMessage(), e);
    }
  }

  /**
   * A database that is kept between runs.
   *
   * @param home its own directory, created if it is missing
   * @throws EmbeddedDatabaseException if it cannot be started
   */
  public static EmbeddedDatabase keptIn(Path home) {
    return new EmbeddedDatabase(home.toAbsolutePath(), false, true);
  }

  /**
   * An empty database that is deleted by {@link #close} or at the end of the JVM.
   *
   * @throws EmbeddedDatabaseException if it cannot be started
   */
  public static EmbeddedDatabase temporary() {
    return temporary(true);
  }

  /**
   * Like {@link #temporary}, but commits may be lost when it is killed: for tests that do not kill
   * it.
   *
   * @throws EmbeddedDatabaseException if it cannot be started
   */
  public static EmbeddedDatabase withoutDurability() {
    return temporary(false);
  }

  private static EmbeddedDatabase temporary(boolean durable) {
    try {
      EmbeddedDatabase database =
          new EmbeddedDatabase(
              Files.createTempDirectory("hospital-scheduling-test-"), true, durable);
      Runtime.getRuntime().addShutdownHook(database.closing);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** Without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  /** The environment that makes the application use this database. */
  public Map<String, String> environment() {
    return Map.of(
        "DATABASE_URL",
        "postgres://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
            .formatted(APPLICATION, password(APPLICATION), port, NAME),
        "DB_MIGRATION_USER",
        OWNER,
        "DB_MIGRATION_PASSWORD",
        password(OWNER));
  }

  /** Unpooled connections of the owning role. */
  public DataSource owner() {
    return connections(NAME, OWNER);
  }

  /** Unpooled connections of the application's role. */
  public DataSource application() {
    return connections(NAME, APPLICATION);
  }

  /** Unpooled connections of the superuser, to kill sessions or read statistics in tests. */
  public DataSource superuser() {
    return connections(NAME, "postgres");
  }

  /**
   * Copies the database for {@link #reset}, replacing an earlier copy; nobody may be connected to
   * the database.
   */
  public void snapshot() {
    try (Connection connection = connections("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + SNAPSHOT);
      statement.execute("CREATE DATABASE " + SNAPSHOT + " TEMPLATE " + NAME);
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL could not be copied: " + e.getMessage(), e);
    }
  }

  /** Restores the database to its {@link #snapshot}; open connections are terminated. */
  public void reset() {
    try (Connection connection = connections("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + NAME + " WITH (FORCE)");
      createDatabase(statement, SNAPSHOT);
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL could not be put back: " + e.getMessage(), e);
    }
  }

  /** Kills the server as a power cut would; {@link #restart} recovers from its log. */
  public void kill() {
    List<ProcessHandle> sessions = server.descendants().toList();
    // Kill the postmaster first: it would replace the others.
    server.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    awaitExit();
    // A session that is still exiting holds the shared memory, which keeps a new server from
    // starting.
    sessions.forEach(
        each -> each.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join());
  }

  /** Stops the server if it is running, and starts it again on the same port. */
  public void restart() {
    stop();
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Shuts the server down cleanly: everything committed is then on the disk, even without
   * durability.
   */
  @Override
  public synchronized void close() {
    stop();
    if (temporary) {
      try {
        Directories.delete(home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (Thread.currentThread() != closing) {
        try {
          Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException e) {
          // the JVM is shutting down
        }
      }
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  private Path log() {
    return home.resolve("postgresql.log");
  }

  private Path passwordFile() {
    return home.resolve("passwords.properties");
  }

  private String password(String role) {
    return passwords.getProperty(role);
  }

  private PGSimpleDataSource connections(String database, String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(role);
    source.setPassword(password(role));
    source.setReWriteBatchedInserts(true);
    return source;
  }

  private Properties newPasswords() throws IOException {
    Directories.delete(data());
    Properties made = new Properties();
    SecureRandom random = new SecureRandom();
    for (String role : List.of("postgres", OWNER, APPLICATION)) {
      byte[] bytes = new byte[18];
      random.nextBytes(bytes);
      made.setProperty(role, HexFormat.of().formatHex(bytes));
    }
    writePrivately(passwordFile(), "");
    try (var writer = Files.newBufferedWriter(passwordFile())) {
      made.store(writer, "Passwords of the embedded PostgreSQL beside this file");
    }
    return made;
  }

  private Properties keptPasswords() throws IOException {
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(passwordFile())) {
      kept.load(reader);
    }
    return kept;
  }

  private void initialise() throws IOException {
    Files.createDirectories(data());
    Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
    Path passwordOfSuperuser = data().resolveSibling("superuser.tmp");
    writePrivately(passwordOfSuperuser, password("postgres"));
    writePrivately(log(), "");
    privileges.own(data());
    privileges.own(passwordOfSuperuser);
    try {
      Process initdb =
          process(
                  List.of(
                      program("initdb"),
                      "--pgdata=" + data(),
                      "--username=postgres",
                      "--pwfile=" + passwordOfSuperuser,
                      "--auth=scram-sha-256",
                      "--encoding=UTF8",
                      "--locale=C.UTF-8",
                      "--locale-provider=icu",
                      "--icu-locale=und"))
              .start();
      if (!initdb.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
        initdb.destroyForcibly();
        Directories.delete(data());
        throw new EmbeddedDatabaseException(
            "PostgreSQL could not create its files in " + home + "; " + log() + " says why.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("Interrupted while PostgreSQL created its files.", e);
    } finally {
      Files.deleteIfExists(passwordOfSuperuser);
    }
  }

  private void start() throws IOException {
    String durability = durable ? "on" : "off";
    Map<String, String> settings =
        Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", durability,
            "synchronous_commit", durability,
            "full_page_writes", durability,
            "max_connections", "150",
            "shared_buffers", "256MB",
            "max_wal_size", "2GB",
            "timezone", "UTC",
            "log_timezone", "UTC");
    List<String> command =
        new ArrayList<>(List.of(program("postgres"), "-D", data().toString(), "-p", "" + port));
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    server = process(command).start();
    awaitReady();
  }

  private void awaitReady() {
    PGSimpleDataSource probe = connections("postgres", "postgres");
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (server.isAlive() && System.nanoTime() < deadline) {
      try (Connection connection = probe.getConnection()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        pause();
      }
    }
    server.destroyForcibly();
    throw new EmbeddedDatabaseException(
        "PostgreSQL did not start; " + log() + " says why. Its data is in " + data() + ".");
  }

  private void createRolesAndDatabase() {
    try (Connection connection = connections("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement()) {
      for (String role : List.of(OWNER, APPLICATION)) {
        statement.execute(
            "CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'"
                .formatted(role, password(role)));
      }
      createDatabase(statement, "template1");
      try (ResultSet fsync = statement.executeQuery("SHOW fsync")) {
        fsync.next();
        if (durable && !fsync.getString(1).equals("on")) {
          throw new EmbeddedDatabaseException("PostgreSQL runs without fsync.");
        }
      }
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException(
          "The roles of the embedded PostgreSQL could not be made: " + e.getMessage(), e);
    }
  }

  private static void createDatabase(Statement statement, String template) throws SQLException {
    statement.execute("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(NAME, OWNER, template));
    statement.execute("REVOKE ALL ON DATABASE " + NAME + " FROM PUBLIC");
    statement.execute("GRANT CONNECT ON DATABASE " + NAME + " TO " + APPLICATION);
  }

  private synchronized void stop() {
    if (server == null || !server.isAlive()) {
      return;
    }
    // SIGINT is PostgreSQL's "fast" shutdown: it terminates sessions, writes a checkpoint and
    // stops.
    signal(server.pid(), "INT");
    awaitExit();
  }

  /** Stops a server that outlived its killed launcher; two on one directory would destroy it. */
  private void stopLeftover() throws IOException {
    Path pidFile = data().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(command -> command.contains(data().toString()))
                    .isPresent())
        .ifPresent(
            process -> {
              signal(process.pid(), "INT");
              process.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            });
  }

  private void awaitExit() {
    try {
      if (!server.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(privileges.wrap(command));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().remove("PGDATA");
    return builder;
  }

  private String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }

  private static void signal(long pid, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
