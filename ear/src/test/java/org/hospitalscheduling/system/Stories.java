package org.hospitalscheduling.system;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A run of the PWA's stories, in a real browser and a process of its own. */
final class Stories {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int SHOWN_LINES = 80;

  private final File log;
  private final Process process;

  private Stories(File log, Process process) {
    this.log = log;
    this.process = process;
  }

  /** Unpacks the browser, before two runs would do so at once. */
  static Stories unpackBrowser() throws IOException {
    return npm("unpacking", List.of("npm", "run", "e2e:browser"), null, null);
  }

  /**
   * Starts a run.
   *
   * @param name of the log, {@code browser-<name>.log}
   * @param hospital the application's address
   * @param mailbox the page that shows its mails
   * @param which Vitest's arguments: projects, files, names
   */
  static Stories of(String name, URI hospital, URI mailbox, String... which) throws IOException {
    List<String> command = new ArrayList<>(List.of("npm", "run", "e2e", "--"));
    command.addAll(List.of(which));
    return npm(name, command, hospital, mailbox);
  }

  private static Stories npm(String name, List<String> command, URI hospital, URI mailbox)
      throws IOException {
    File log = new File(System.getProperty("system.directory"), "browser-" + name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File(System.getProperty("system.pwa")))
            .redirectErrorStream(true)
            .redirectOutput(log);
    if (hospital != null) {
      builder.environment().put("BASE_URL", hospital.toString());
      builder.environment().put("MAILBOX_URL", mailbox.toString());
    }
    builder.environment().put("CI", "true");
    return new Stories(log, builder.start());
  }

  /** What the run printed about what failed, or at its end, as far as a report should carry it. */
  String failures() {
    try {
      List<String> lines =
          Files.readString(log.toPath()).replaceAll("\u001b\\[[0-9;]*m", "").lines().toList();
      int failed =
          IntStream.range(0, lines.size())
              .filter(each -> lines.get(each).contains("Failed "))
              .findFirst()
              .orElse(Math.max(0, lines.size() - SHOWN_LINES));
      return lines.stream().skip(failed).limit(SHOWN_LINES).collect(joining("\n", log + ":\n", ""));
    } catch (IOException e) {
      return log + ": " + e;
    }
  }

  /** The exit status, 0 if all is well; a process that does not end is killed. */
  int exit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }
}
