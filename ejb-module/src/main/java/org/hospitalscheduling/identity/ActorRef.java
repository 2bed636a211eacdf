package org.hospitalscheduling.identity;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as others are told of it.
 *
 * @param id the account, or the patient who followed a link; {@code null} if it was neither
 * @param kind a code of {@link Kind}
 * @param name at that time
 * @param nameNow the account's present name; {@code null} if it is the same
 */
public record ActorRef(@Nullable UUID id, String kind, String name, @Nullable String nameNow) {

  /** What somebody who acts calls themselves if nobody is signed in and no timer runs. */
  public static final String NOBODY = "unknown";

  /** What the log calls the system itself. */
  public static final String SYSTEM = "system";

  /** What an actor is, whatever it is called. */
  public enum Kind implements Coded {
    PERSON,
    /** A service account. */
    MACHINE,
    /** A patient who followed a link that was mailed to them. */
    PATIENT,
    /** A timer, or something that follows from another change. */
    SYSTEM,
    /** Nobody was signed in, or the account is gone. */
    UNKNOWN
  }

  /**
   * @param name at that time
   * @param username the present name, if the id is a user's
   * @param machine the present name, if the id is a service account's
   * @param patient whether the id is a patient's
   */
  public static ActorRef of(
      @Nullable UUID id,
      String name,
      Optional<String> username,
      Optional<String> machine,
      boolean patient) {
    Optional<String> now = username.or(() -> machine).filter(present -> !present.equals(name));
    return new ActorRef(
        id, kind(id, name, username, machine, patient).code(), name, now.orElse(null));
  }

  private static Kind kind(
      @Nullable UUID id,
      String name,
      Optional<String> username,
      Optional<String> machine,
      boolean patient) {
    if (id == null) {
      return name.equals(SYSTEM) ? Kind.SYSTEM : Kind.UNKNOWN;
    }
    if (username.isPresent()) {
      return Kind.PERSON;
    }
    if (machine.isPresent()) {
      return Kind.MACHINE;
    }
    return patient ? Kind.PATIENT : Kind.UNKNOWN;
  }
}
