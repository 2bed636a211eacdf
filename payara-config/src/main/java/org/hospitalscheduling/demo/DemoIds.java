package org.hospitalscheduling.demo;

import java.time.Instant;
import java.util.UUID;

/**
 * Reproducible identifiers: UUID version 7 (RFC 9562, section 5.7) whose random bits are derived
 * from what the row is. So a demonstration recognises its own rows, on any day and in any database.
 */
final class DemoIds {

  /** When the demonstration's directory was entered. */
  static final Instant FOUNDED = Instant.parse("2020-01-06T07:00:00Z");

  private static final long SEED = 20_201_106;

  private DemoIds() {}

  static UUID department(Specialty specialty) {
    return of(FOUNDED, Draw.of(SEED, 'd', specialty.ordinal()));
  }

  static UUID doctor(Specialty specialty, int number) {
    return of(FOUNDED, Draw.of(SEED, 'm', specialty.ordinal(), number));
  }

  static UUID type(Specialty specialty, int number) {
    return of(FOUNDED, Draw.of(SEED, 't', specialty.ordinal(), number));
  }

  static UUID patient(int number) {
    return of(FOUNDED, Draw.of(SEED, 'p', number));
  }

  static UUID user(String username) {
    return of(FOUNDED, Draw.of(SEED, 'u', username.hashCode()));
  }

  /** An appointment of this doctor at this time: the first that was booked then, or a later one. */
  static UUID visit(UUID doctor, Instant start, int layer, Instant created) {
    return of(
        created,
        Draw.of(SEED, 'v', doctor.getLeastSignificantBits(), start.getEpochSecond(), layer));
  }

  /** An entry on the waiting list since then. */
  static UUID waiting(UUID patient, UUID department, Instant joined) {
    return of(
        joined,
        Draw.of(
            SEED, 'w', patient.getLeastSignificantBits(), department.getLeastSignificantBits()));
  }

  /** A row about an event of another row. */
  static UUID event(UUID subject, int number, Instant at) {
    return of(at, Draw.of(SEED, 'e', subject.getLeastSignificantBits(), number));
  }

  /** The seed for everything that is not an identifier. */
  static long seed() {
    return SEED;
  }

  private static UUID of(Instant at, Draw draw) {
    long high = (at.toEpochMilli() << 16) | 0x7000L | (draw.bits() & 0x0FFFL);
    long low = (draw.bits() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
