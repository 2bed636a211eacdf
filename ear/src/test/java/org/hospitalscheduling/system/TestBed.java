package org.hospitalscheduling.system;

import static java.time.ZoneOffset.UTC;
import static java.util.Map.entry;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hospitalscheduling.demo.DemoHospital;
import org.hospitalscheduling.launcher.Mailbox;
import org.hospitalscheduling.launcher.PayaraServer;
import org.hospitalscheduling.launcher.Ports;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Schema;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;

/**
 * One database with a small demonstration, one server and the EAR as it is shipped, started once
 * for all system tests and deployed by Arquillian. The day is that of {@link HospitalClock}.
 * Nothing is shared with other servers on the machine.
 */
public final class TestBed implements AutoCloseable {
  /** 127.0.0.0/8 is a trusted proxy here, so that a test can use any client address. */
  static final Map<String, String> SETTINGS =
      Map.ofEntries(
          entry("HOSPITAL_DEMO", "true"),
          entry("JWT_SECRET", "the system tests' master secret, made up and worthless"),
          entry("ADMIN_INVITE_CODE", "invited-by-the-tests"),
          entry("HOSPITAL_NAME", "Test Hospital"),
          entry("HOSPITAL_ZONE", "Europe/Berlin"),
          entry("REGISTRATION", "approval"),
          // Several tests book in 2031.
          entry("BOOKING_HORIZON_DAYS", "3650"),
          // Long enough for a test that restores in time.
          entry("OFFER_GRACE_SECONDS", "3"),
          entry("MAX_EXPORT_ROWS", "200"),
          entry("MRN_PATTERN", "H{yyyy}-{000000}"),
          entry("PRIVACY_OFFICER_EMAIL", "privacy@hospital.test"),
          entry("MONITOR_MAX_PERSONS_PER_HOUR", "400"),
          entry("METRICS_TOKEN", "the tests' own scraper, 4711"),
          entry("ALLOWED_HOSTS", "book.hospital.test"),
          entry("TRUSTED_PROXIES", "127.0.0.0/8"));

  /**
   * A server that lives for some minutes would spend half of them on compiling for a day: the
   * second compiler is left out.
   */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final int APPOINTMENTS = 8_000;
  private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

  private static TestBed running;
  private static IllegalStateException failure;

  private final EmbeddedDatabase database;
  private final Server server;
  private final Mailbox mailbox;
  private final TestRunnerAdaptor arquillian;

  private final Map<String, String> environment;
  private final Optional<Keycloak> keycloak;

  private TestBed() throws Exception {
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    int port = Ports.free();
    database = EmbeddedDatabase.temporary();
    environment = new HashMap<>(SETTINGS);
    environment.putAll(database.environment());
    mailbox = Mailbox.open();
    environment.putAll(mailbox.environment());
    environment.put("JDK_JAVA_OPTIONS", SHORT_LIVED);
    environment.put("HOSPITAL_DEMO_SHIFT", HospitalClock.SHIFT.toString());
    String app = "http://localhost:" + port + contextRoot();
    environment.put("FRONTEND_URL", app);
    keycloak = Keycloak.start(app);
    keycloak.ifPresent(provider -> environment.putAll(provider.settings()));
    CompletableFuture<Void> data =
        CompletableFuture.runAsync(() -> fill(database.owner(), environment, HospitalClock.START));
    server = Server.named(System.getProperty("system.server"), port);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "test-bed-close"));
    server.start(environment);
    data.join();
    keycloak.ifPresent(Keycloak::awaitStarted);
    System.setProperty("arquillian.launch", server.qualifier());
    System.setProperty("system.admin.port", Integer.toString(server.adminPort()));
    arquillian = TestRunnerAdaptorBuilder.build();
    arquillian.beforeSuite();
    arquillian.beforeClass(SystemDeployment.class, LifecycleMethodExecutor.NO_OP);
  }

  /** The test bed, started at the first call, stopped with the JVM. */
  public static synchronized TestBed running() {
    if (failure != null) {
      throw failure;
    }
    if (running == null) {
      try {
        running = new TestBed();
      } catch (Exception e) {
        // Once is enough: every further test would wait minutes for the same failure.
        failure = new IllegalStateException("The test bed did not start: " + e.getMessage(), e);
        throw failure;
      }
    }
    return running;
  }

  /** The application's address, with a slash at the end. */
  public URI address() {
    return URI.create("http://localhost:" + server.port() + contextRoot());
  }

  /** The hospital's sign-on; only under the profile of that name. */
  Optional<Keycloak> keycloak() {
    return keycloak;
  }

  /** The application's mails. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** A setting that the server was started with. */
  public String setting(String name) {
    return SETTINGS.get(name);
  }

  /** The server's environment, for another server on the same database. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** {@code payara} or {@code wildfly}. */
  public String serverName() {
    return server.qualifier();
  }

  /** The port of the server's administration on 127.0.0.1. */
  int adminPort() {
    return server.adminPort();
  }

  /** The database, to look at what a request left in it. */
  public EmbeddedDatabase database() {
    return database;
  }

  /** Connections of the owning role. */
  public DataSource owner() {
    return database.owner();
  }

  /** The server's log so far. */
  public Path log() {
    return server.log();
  }

  /** The EAR under test. */
  static File ear() {
    return new File(System.getProperty("system.ear"));
  }

  @Override
  public void close() {
    server.close();
    keycloak.ifPresent(Keycloak::close);
    mailbox.close();
    database.close();
  }

  /** Makes up the hospital as of this instant, in an empty database. */
  static void fill(DataSource owner, Map<String, String> environment, Instant at) {
    MIGRATION_LOG.setLevel(Level.WARNING);
    Settings settings = Settings.from(environment);
    Schema.migrate(settings.database());
    new DemoHospital(owner, settings.zone(), Clock.fixed(at, UTC)).load(APPOINTMENTS);
  }

  static String contextRoot() {
    String root = System.getProperty("context.root", "/");
    return root.endsWith("/") ? root : root + "/";
  }

  /** A server that the tests can start and stop. */
  interface Server extends AutoCloseable {
    static Server named(String name, int port) {
      return switch (name) {
        case "payara" -> new OnPayara(port);
        case "wildfly" -> new WildflyServer(port);
        default -> throw new IllegalArgumentException("no such server: " + name);
      };
    }

    void start(Map<String, String> environment) throws Exception;

    String qualifier();

    int port();

    int adminPort();

    Path log();

    @Override
    void close();
  }

  private record OnPayara(PayaraServer payara, int port) implements Server {
    OnPayara(int port) {
      this(new PayaraServer(Path.of(System.getProperty("system.directory"), "payara"), port), port);
    }

    @Override
    public void start(Map<String, String> environment) {
      payara.unpack(Path.of(System.getProperty("system.distribution")));
      payara.start(environment);
      payara.awaitStarted();
    }

    @Override
    public String qualifier() {
      return "payara";
    }

    @Override
    public int adminPort() {
      return payara.adminPort();
    }

    @Override
    public Path log() {
      return payara.log();
    }

    @Override
    public void close() {
      payara.close();
    }
  }
}
