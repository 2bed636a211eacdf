package org.hospitalscheduling.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hospitalscheduling.launcher.Ports;
import org.hospitalscheduling.launcher.Zip;

/** A private WildFly for the tests, configured by the script that an administrator runs. */
final class WildflyServer implements TestBed.Server {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Path directory = Path.of(System.getProperty("system.directory"), "wildfly");
  private final int port;
  private final int adminPort = Ports.free();
  private Process process;

  WildflyServer(int port) {
    this.port = port;
  }

  @Override
  public void start(Map<String, String> environment) throws Exception {
    Zip.unpack(Path.of(System.getProperty("system.distribution")), directory);
    Path home;
    try (Stream<Path> children = Files.list(directory)) {
      home = children.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    System.setProperty("system.wildfly.home", home.toString());
    configure(home);
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(),
            "-b=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + Ports.free(),
            "-Djboss.management.http.port=" + adminPort,
            "-Djboss.tx.node.id=tests");
    builder.environment().putAll(environment);
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    process = builder.start();
    awaitStarted();
  }

  @Override
  public String qualifier() {
    return "wildfly";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public int adminPort() {
    return adminPort;
  }

  @Override
  public Path log() {
    return directory.resolve("server.log");
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the administrator's script in a server embedded in the command. */
  private void configure(Path home) throws IOException, InterruptedException {
    Path script = directory.resolve("configure-embedded.cli");
    Files.writeString(
        script,
        "embed-server --server-config=standalone.xml\n"
            + Files.readString(Path.of(System.getProperty("system.wildfly.script")))
            + "\nstop-embedded-server\n");
    Path output = directory.resolve("configure.log");
    int status =
        new ProcessBuilder(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + script)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("configure.cli failed:\n" + Files.readString(output));
    }
  }

  private void awaitStarted() throws InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/health/live"))
            .timeout(Duration.ofSeconds(10))
            .build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not yet
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("WildFly did not start; " + log() + " says why.");
  }
}
