package org.hospitalscheduling.postgresql;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Root (typically in a container) starts it in a user namespace
 * of its own or, if the kernel forbids those, as {@code nobody}.
 */
enum Privileges {
  /** An ordinary user, with no privileges to drop. */
  OWN,
  /** Root that may create user namespaces. */
  NAMESPACE,
  /** Root that may not, and runs PostgreSQL as nobody, who then owns the data directory too. */
  NOBODY;

  private static final String NOBODY_ID = "65534";

  static Privileges available() {
    if (!System.getProperty("user.name").equals("root")) {
      return OWN;
    }
    if (succeeds("unshare", "-U", "true")) {
      return NAMESPACE;
    }
    if (succeeds(
        "setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups", "true")) {
      return NOBODY;
    }
    throw new EmbeddedDatabaseException(
        "PostgreSQL does not run as root, and this machine allows neither user namespaces nor a"
            + " change of user: start as an ordinary user, or set DATABASE_URL to a PostgreSQL"
            + " that runs elsewhere.");
  }

  /** The command with the prefix that it needs. */
  List<String> wrap(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (succeeds("setsid", "true")) {
      // A Ctrl-C in the terminal reaches only the launcher, which stops the server first.
      whole.add("setsid");
    }
    switch (this) {
      case OWN -> {}
      case NAMESPACE -> whole.addAll(List.of("unshare", "-U"));
      case NOBODY ->
          whole.addAll(
              List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups"));
    }
    whole.addAll(command);
    return whole;
  }

  /** Gives a directory and its contents to the user that PostgreSQL runs as. */
  void own(Path directory) throws IOException {
    if (this != NOBODY) {
      return;
    }
    UserPrincipal nobody =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY_ID);
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(path, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(nobody);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
