package org.hospitalscheduling.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Unpacks server distributions as Maven stores them. */
public final class Zip {
  private Zip() {}

  /** Unpacks an archive into a directory, which is emptied first; scripts stay executable. */
  public static void unpack(Path archive, Path directory) throws IOException {
    deleteTree(directory);
    Files.createDirectories(directory);
    try (FileSystem zip =
        FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", "true"))) {
      Path root = zip.getPath("/");
      List<Path> entries;
      try (Stream<Path> walk = Files.walk(root)) {
        entries = walk.toList();
      }
      for (Path entry : entries) {
        Path target = directory.resolve(root.relativize(entry).toString()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException(archive + " has an entry that points outside of it");
        }
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target, StandardCopyOption.REPLACE_EXISTING);
          Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(entry);
          if (permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
            Files.setPosixFilePermissions(target, permissions);
          }
        }
      }
    }
  }

  static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(directory)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
