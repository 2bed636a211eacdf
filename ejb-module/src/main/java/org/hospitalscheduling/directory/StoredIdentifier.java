package org.hospitalscheduling.directory;

import jakarta.persistence.Embeddable;

/**
 * An identifier as it is stored.
 *
 * @param folded what it is unique by; see {@link Identifier#folded}
 */
@Embeddable
public record StoredIdentifier(String system, String value, String folded) {

  public static StoredIdentifier of(Identifier identifier) {
    return new StoredIdentifier(identifier.system(), identifier.value(), identifier.folded());
  }

  public Identifier shown() {
    return new Identifier(system, value);
  }
}
