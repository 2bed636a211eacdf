package org.hospitalscheduling.postgresql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once per machine and user. */
final class Binaries {
  private Binaries() {}

  /** The directory that contains {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked() {
    String resource = "/postgres-" + platform() + ".txz";
    byte[] archive;
    try (InputStream in = Binaries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new EmbeddedDatabaseException(
            "There is no embedded PostgreSQL for this machine ("
                + platform()
                + "): set DATABASE_URL to a PostgreSQL 15 or newer.");
      }
      archive = in.readAllBytes();
      Path directory =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "hospital-scheduling-postgresql-%s-%s"
                  .formatted(System.getProperty("user.name"), digest(archive)));
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        unpack(archive, directory);
      }
      String owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          || !owner.equals(System.getProperty("user.name"))) {
        throw new EmbeddedDatabaseException(
            directory + " belongs to somebody else: remove it, or set another java.io.tmpdir.");
      }
      return directory;
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL could not be unpacked into the temporary folder: " + e.getMessage(), e);
    }
  }

  /** Unpacks next to the final place first, so that another process never sees half of it. */
  private static void unpack(byte[] archive, Path directory) throws IOException {
    Path parent = directory.getParent();
    Path draft = Files.createTempDirectory(parent, directory.getFileName() + "-");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(
                new XZInputStream(new java.io.ByteArrayInputStream(archive)), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
          throw new IOException("an entry points outside of the archive");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      Directories.delete(draft);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      Directories.delete(draft);
    }
  }

  private static String digest(byte[] archive) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "darwin" : os.startsWith("linux") ? "linux" : os;
    return system + "-" + (arch.equals("aarch64") ? "arm_64" : "x86_64");
  }
}
