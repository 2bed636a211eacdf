package org.hospitalscheduling.launcher;

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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A private Payara in one directory: unpacked from its distribution, configured by the same scripts
 * that an administrator runs, listening on 127.0.0.1 only.
 */
public final class PayaraServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private final Path home;
  private final int port;
  private final int adminPort = Ports.free();
  private String adminSecret = "";
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  @SuppressWarnings("NullAway.Init") // by start(), without which nothing else of it is called
  private Process process;

  /**
   * @param home the directory that it is or was unpacked into
   * @param port its HTTP port
   */
  public PayaraServer(Path home, int port) {
    this.home = home.toAbsolutePath();
    this.port = port;
  }

  /**
   * Unpacks the distribution, unless the same one was unpacked before.
   *
   * @return whether there was anything to do
   */
  public boolean unpack(Path distribution) {
    try {
      Processes.ownDirectory(home);
      Processes.stopLeftover(pidFile(), domain().toString());
      String wanted = fingerprint(distribution);
      Path stamp = home.resolve("unpacked.stamp");
      if (Files.exists(untouched())
          && Files.exists(stamp)
          && Files.readString(stamp).equals(wanted)) {
        return false;
      }
      Zip.unpack(distribution, home.resolve("server"));
      disableJms();
      writeLogging();
      Files.copy(configuration(), untouched(), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(command(), String.join("\n", commandLine()));
      Files.writeString(stamp, wanted);
      return true;
    } catch (IOException e) {
      throw new LaunchException(
          "Payara could not be unpacked into " + home + ": " + e.getMessage(), e);
    }
  }

  /**
   * Starts the server and returns at once.
   *
   * @param environment variables for the application besides our own
   */
  public void start(Map<String, String> environment) {
    try {
      Files.deleteIfExists(log());
      forgetLastTime();
      Path script = home.resolve("boot.asadmin");
      Files.writeString(
          script,
          resource("configure.asadmin")
              + resource("dedicated.asadmin")
              + listener("http-listener-1", port)
              + listener("admin-listener", adminPort));
      List<String> command = new ArrayList<>(Files.readAllLines(command()));
      int main = command.indexOf("com.sun.enterprise.glassfish.bootstrap.ASMain");
      resource("jvm-options")
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(o -> command.add(main, o));
      // Payara keeps an uploaded EAR there under its own name: servers that share the directory
      // take
      // it from each other while they deploy.
      Path temporary = home.resolve("tmp");
      Processes.ownDirectory(temporary);
      command.add(main, "-Djava.io.tmpdir=" + temporary.toAbsolutePath());
      command.addAll(List.of("-prebootcommandfile", script.toString()));
      ProcessBuilder builder = new ProcessBuilder(Processes.detached(command));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(home.resolve("console.log").toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(devNull().toFile()));
      process = builder.start();
      Files.writeString(pidFile(), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new LaunchException("Payara could not be started: " + e.getMessage(), e);
    }
  }

  /** Waits until the server accepts commands. */
  public void awaitStarted() {
    await(admin("version"), "Payara did not start");
  }

  /**
   * Deploys the EAR, replacing one from the last run.
   *
   * @throws LaunchException with the application's own message if it refuses to start
   */
  public void deploy(Path ear) {
    String answer =
        administer(
            "deploy?force=true&name=hospital-scheduling&DEFAULT="
                + URLEncoder.encode(ear.toAbsolutePath().toString(), StandardCharsets.UTF_8));
    if (!answer.contains("exit-code: SUCCESS")) {
      throw new LaunchException(reason());
    }
  }

  /**
   * Waits until the application reports that it is ready.
   *
   * @param base its address, with a slash at the end
   */
  public void awaitReady(URI base) {
    await(base.resolve("api/health/ready"), "The application did not become ready");
  }

  private void await(URI address, String complaint) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (answers(address)) {
        return;
      }
      pause();
    }
    throw new LaunchException(complaint + "; " + log() + " says why.");
  }

  /** The port of the server's administration on 127.0.0.1, without a password unless locked. */
  public int adminPort() {
    return adminPort;
  }

  /**
   * Gives the administration a random password, from the next start on: any program of this machine
   * could use it without one. It is kept in memory alone; of it the server has a hash.
   */
  public void lockAdministration() {
    byte[] random = new byte[32 + 8];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random, 0, 32);
    byte[] salt = Arrays.copyOfRange(random, 32, 40);
    byte[] salted = Arrays.copyOf(secret.getBytes(StandardCharsets.US_ASCII), 64 + 8);
    System.arraycopy(salt, 0, salted, 64, 8);
    try {
      // As the server's own file realm has it: {SSHA256}, a hundred rounds, the salt behind it.
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = salted;
      for (int round = 0; round < 100; round++) {
        hash = digest.digest(hash);
      }
      byte[] kept = Arrays.copyOf(hash, hash.length + salt.length);
      System.arraycopy(salt, 0, kept, hash.length, salt.length);
      Files.writeString(
          domain().resolve("config/admin-keyfile"),
          "admin;{SSHA256}" + Base64.getEncoder().encodeToString(kept) + ";asadmin\n");
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new LaunchException("Payara's administration could not be given a password.", e);
    }
    adminSecret = secret;
  }

  /** The server's log, which it rotates. */
  public Path log() {
    return home.resolve("server.log");
  }

  /** Waits until the server has ended, whoever ended it. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Kills the server as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      Processes.stop(process.toHandle());
    }
    try {
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path domain() {
    return home.resolve("server/payara6/glassfish/domains/domain1");
  }

  private Path configuration() {
    return domain().resolve("config/domain.xml");
  }

  private Path untouched() {
    return home.resolve("domain.xml");
  }

  /** Otherwise the server would load the last run's application, only to replace it right after. */
  private void forgetLastTime() throws IOException {
    Files.copy(untouched(), configuration(), StandardCopyOption.REPLACE_EXISTING);
    for (String left : List.of("applications", "generated")) {
      Zip.deleteTree(domain().resolve(left));
    }
  }

  private Path command() {
    return home.resolve("command");
  }

  private Path pidFile() {
    return home.resolve("server.pid");
  }

  private static Path devNull() {
    return Path.of("/dev/null");
  }

  /**
   * Payara adds its JMS service to the configuration only while it boots, after the scripts have
   * run, and listens on every interface for it. Adding it beforehand allows disabling it from the
   * start.
   */
  private void disableJms() throws IOException {
    String xml = Files.readString(configuration());
    int serverConfig = xml.indexOf("<admin-service");
    Files.writeString(
        configuration(),
        xml.substring(0, serverConfig)
            + "<jms-service type=\"DISABLED\" default-jms-host=\"default_JMS_host\">"
            + "<jms-host name=\"default_JMS_host\" lazy-init=\"false\"/></jms-service>\n"
            + xml.substring(serverConfig));
  }

  /**
   * Lets the server write one log, here, and rotate it; on its standard output it would be written
   * a second time, and nobody would shorten that.
   */
  private void writeLogging() throws IOException {
    Path file = domain().resolve("config/logging.properties");
    Files.writeString(
        file,
        resource("logging")
            + "handlers=\n"
            + "com.sun.enterprise.server.logging.GFFileHandler.file="
            + log()
            + "\ncom.sun.enterprise.server.logging.GFFileHandler.formatter="
            + "com.sun.enterprise.server.logging.UniformLogFormatter\n"
            + "com.sun.enterprise.server.logging.UniformLogFormatter.ansiColor=false\n",
        StandardOpenOption.APPEND);
  }

  /** The JVM's command line as asadmin would run it; cached, because asking takes seconds. */
  private List<String> commandLine() throws IOException {
    Process dryRun =
        new ProcessBuilder(
                home.resolve("server/payara6/bin/asadmin").toString(),
                "start-domain",
                "--dry-run",
                "domain1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines;
    try (InputStream out = dryRun.getInputStream()) {
      lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String> command =
        lines.stream()
            .dropWhile(line -> !line.endsWith("/java"))
            .filter(line -> !line.isBlank() && !line.startsWith("Command start-domain"))
            .toList();
    if (command.isEmpty()) {
      throw new IOException("asadmin gave no command line");
    }
    return command;
  }

  private static String listener(String name, int port) {
    String path =
        "set configs.config.server-config.network-config.network-listeners.network-listener."
            + name;
    return path + ".address=127.0.0.1\n" + path + ".port=" + port + "\n";
  }

  private URI admin(String command) {
    return URI.create("http://127.0.0.1:" + adminPort + "/__asadmin/" + command);
  }

  private HttpRequest request(URI address, Duration limit) {
    String credentials = "admin:" + (address.getPort() == adminPort ? adminSecret : "");
    return HttpRequest.newBuilder(address)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)))
        .header("X-Requested-By", "cli")
        .header("User-Agent", "hk2-agent")
        .timeout(limit)
        .build();
  }

  private String administer(String command) {
    HttpRequest request = request(admin(command), START_LIMIT);
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new LaunchException(
          "Payara broke off the deployment (" + e.getMessage() + "); " + log() + " says why.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("Interrupted.", e);
    }
  }

  private boolean answers(URI address) {
    HttpRequest request = request(address, Duration.ofSeconds(10));
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The application's own message from the log, or where to look. */
  private String reason() {
    String mark = "SettingsException: ";
    try {
      // The server writes its log from a queue.
      pause();
      return Files.readAllLines(log(), StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.contains(mark))
          .map(line -> line.substring(line.indexOf(mark) + mark.length()))
          .findFirst()
          .orElse("Payara could not start the application; " + log() + " says why.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Identifies the distribution, its directory, which the command line contains, and what is
   * changed in it.
   */
  private String fingerprint(Path distribution) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String java = System.getProperty("java.home");
      digest.update(
          (distribution + "\n" + Files.size(distribution) + "\n" + home + "\n" + java)
              .getBytes(StandardCharsets.UTF_8));
      digest.update(resource("logging").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PayaraServer.class.getResourceAsStream("/payara/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
