package org.hospitalscheduling.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts and ends the server's process, which should outlive a Ctrl-C but not its launcher. */
final class Processes {
  private static final long STOP_SECONDS = 30;
  private static final boolean HAS_SETSID = hasSetsid();

  private Processes() {}

  /**
   * The command in a session of its own: a Ctrl-C in the terminal reaches only the launcher, which
   * then stops everything in order. What it writes is its user's alone.
   */
  static List<String> detached(List<String> command) {
    List<String> whole = new ArrayList<>(HAS_SETSID ? List.of("setsid") : List.of());
    whole.addAll(List.of("sh", "-c", "umask 077 && exec \"$@\"", "sh"));
    whole.addAll(command);
    return whole;
  }

  /** A directory that nobody else can look into, there already or not. */
  static void ownDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  /** Asks a process to end, and kills it after a while. */
  static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  /** Stops the process named in this file, if a killed launcher left it behind. */
  static void stopLeftover(Path pidFile, String mark) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
        .filter(
            process -> process.info().commandLine().filter(line -> line.contains(mark)).isPresent())
        .ifPresent(Processes::stop);
    Files.delete(pidFile);
  }

  private static boolean hasSetsid() {
    try {
      return new ProcessBuilder("setsid", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
