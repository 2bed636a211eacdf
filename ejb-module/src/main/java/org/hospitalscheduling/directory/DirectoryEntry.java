package org.hospitalscheduling.directory;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Patch;

/** What all entries of the directory have in common. They are never deleted, only deactivated. */
@MappedSuperclass
public abstract class DirectoryEntry {

  @Id private UUID id;
  @Version private int version;
  private String name;
  private boolean active;
  private Instant createdAt;
  private Instant updatedAt;

  /** For JPA. */
  protected DirectoryEntry() {}

  /** A new, active entry. */
  protected DirectoryEntry(String name, Instant now) {
    id = Ids.next();
    this.name = name;
    active = true;
    createdAt = now;
    updatedAt = now;
  }

  void change(Patch<String> newName, Patch<Boolean> newActive, Instant now) {
    name = newName.orKeep(name);
    active = newActive.orKeep(active);
    updatedAt = now;
  }

  void rename(String newName) {
    name = newName;
  }

  /**
   * Moves the version on because something that belongs to this row changed, working hours for
   * instance.
   */
  public void touch(Instant now) {
    updatedAt = now;
  }

  static void replace(Set<StoredIdentifier> identifiers, Patch<List<Identifier>> patch) {
    if (patch.present()) {
      identifiers.clear();
      identifiers.addAll(stored(patch.orKeep(List.of())));
    }
  }

  static Set<StoredIdentifier> stored(Collection<Identifier> identifiers) {
    return identifiers.stream().map(StoredIdentifier::of).collect(Collectors.toSet());
  }

  static Set<Identifier> shown(Collection<StoredIdentifier> identifiers) {
    return identifiers.stream()
        .map(StoredIdentifier::shown)
        .collect(Collectors.toUnmodifiableSet());
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  public String name() {
    return name;
  }

  public boolean isActive() {
    return active;
  }
}
