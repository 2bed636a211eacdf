package org.hospitalscheduling.launcher;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.demo.DemoHospital;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.postgresql.EmbeddedDatabaseException;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The whole product in one command: database, server, application and a demonstration. It runs
 * until it is told to stop.
 */
public final class Launcher {
  private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

  private final PrintStream out;
  private final LaunchOptions options;
  private final long begun = System.nanoTime();
  private final CompletableFuture<Void> migrated = new CompletableFuture<>();

  private @Nullable RunLock lock;
  private @Nullable EmbeddedDatabase database;
  private @Nullable PayaraServer server;
  private @Nullable Mailbox mailbox;
  private volatile boolean stopping;

  Launcher(LaunchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Takes its options from system properties and the environment; see {@link LaunchOptions}. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    // Flyway's messages matter to nobody here; errors are thrown as exceptions.
    MIGRATION_LOG.setLevel(Level.SEVERE);
    try {
      Launcher launcher =
          new Launcher(LaunchOptions.read(System::getProperty, System.getenv()), out);
      Thread stop = new Thread(launcher::stop, "launcher-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      PayaraServer server = launcher.run();
      server.awaitEnd();
      if (!launcher.stopping) {
        launcher.say("The server has ended by itself; " + server.log() + " says why");
        System.exit(1);
      }
    } catch (LaunchException | SettingsException | EmbeddedDatabaseException e) {
      out.println();
      out.println("  " + e.getMessage());
      out.println();
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private PayaraServer run() {
    lock = RunLock.take(options.runDirectory());
    if (!Ports.isFree(options.port())) {
      throw new LaunchException(
          "Port %d is taken: stop what listens there, or choose another: PORT=%d mvn -Prun"
              .formatted(options.port(), options.port() + 1));
    }

    PayaraServer payara = new PayaraServer(options.runDirectory(), options.port());
    server = payara;
    CompletableFuture<Boolean> unpacking =
        CompletableFuture.supplyAsync(() -> payara.unpack(options.distribution()));
    Map<String, String> environment = new HashMap<>(options.environment());
    if (options.usesEmbeddedDatabase()) {
      say("Starting PostgreSQL; its data is kept in " + options.shown(options.dataDirectory()));
      database = EmbeddedDatabase.keptIn(options.dataDirectory().resolve("postgresql"));
      environment.putAll(database.environment());
    } else {
      say("Using the database that the environment names");
    }
    environment.put("HOSPITAL_DEMO", Boolean.toString(options.demo()));
    options.demoNow().ifPresent(now -> environment.put("HOSPITAL_DEMO_SHIFT", shiftTo(now)));
    environment.putIfAbsent("HOSPITAL_ZONE", ZoneId.systemDefault().getId());
    environment.putIfAbsent("FRONTEND_URL", withoutSlash(options.address()));
    if (options.opensMailbox()) {
      mailbox = Mailbox.open();
      environment.putAll(mailbox.environment());
    }
    if (options.usesEmbeddedDatabase() || options.demo()) {
      environment.computeIfAbsent("JWT_SECRET", name -> keptSecret());
    }
    Settings settings = Settings.from(environment);
    // If the time is given, the hospital is made up as of that instant, and is the same every time.
    Clock clock =
        options
            .demoNow()
            .map(now -> Clock.fixed(now, UTC))
            .orElse(Clock.offset(Clock.systemUTC(), settings.demoShift()));

    if (join(unpacking)) {
      say("Unpacked Payara into " + options.shown(options.runDirectory()));
    }
    say("Starting Payara and, beside it, bringing the database up to date");
    payara.lockAdministration();
    payara.start(environment);
    CompletableFuture<Void> data = CompletableFuture.runAsync(() -> prepareData(settings, clock));
    payara.awaitStarted();
    migrated.join();
    say("Deploying the application");
    payara.deploy(options.ear());
    join(data);
    payara.awaitReady(options.address());
    greet(payara.log());
    return payara;
  }

  /** The shift that makes it {@code now} in the hospital from here on, in whole seconds. */
  private static String shiftTo(Instant now) {
    return Duration.between(Instant.now().truncatedTo(ChronoUnit.SECONDS), now).toString();
  }

  private void prepareData(Settings settings, Clock clock) {
    try {
      Schema.migrate(settings.database());
    } finally {
      migrated.complete(null);
    }
    if (!options.demo()) {
      return;
    }
    DemoHospital demo =
        new DemoHospital(HospitalDataSource.ofOwner(settings.database()), settings.zone(), clock);
    DemoHospital.Loaded loaded =
        options.demoAppointments().isPresent()
            ? demo.load(options.demoAppointments().getAsInt())
            : demo.load();
    if (loaded.first()) {
      say("Made up a hospital with %,d appointments".formatted(loaded.added()));
    }
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void greet(Path log) {
    say("Ready");
    out.println();
    out.println("  Hospital Scheduling is ready:  " + options.address());
    out.println();
    if (options.demo()) {
      out.println("  This is a demonstration with made-up patients. Sign in as");
      out.println("    admin@example.com  password: password   (administrator)");
      out.println("    user@example.com   password: password   (front desk)");
      out.println();
    } else {
      out.println("  The first account that registers becomes the administrator.");
      out.println();
    }
    if (mailbox != null) {
      out.println("  Its mail: " + mailbox.address());
    }
    out.println("  The API:  " + options.address().resolve("api/docs"));
    out.println("  The log:  " + options.shown(log));
    out.println("  Stop it with Ctrl-C.");
    out.println();
  }

  private synchronized void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    if (server != null || database != null) {
      say("Stopping");
    }
    if (server != null) {
      server.close();
    }
    if (mailbox != null) {
      mailbox.close();
    }
    if (database != null) {
      database.close();
      say("Stopped; the data is kept in " + options.shown(options.dataDirectory()));
    }
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      say("The lock could not be given back: " + e.getMessage());
    }
  }

  /** The demonstration's master secret, created once so that later runs can decrypt with it. */
  private String keptSecret() {
    Path file = options.dataDirectory().resolve("jwt-secret");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(options.dataDirectory());
        byte[] secret = new byte[48];
        new SecureRandom().nextBytes(secret);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(secret));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new LaunchException(file + " could not be written or read: " + e.getMessage(), e);
    }
  }

  private void say(String what) {
    double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    out.printf("  %5.1f s  %s%n", seconds, what);
    out.flush();
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceFirst("/$", "");
  }
}
