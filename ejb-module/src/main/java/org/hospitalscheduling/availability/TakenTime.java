package org.hospitalscheduling.availability;

/** What takes practitioners' time; implemented by the capability that books it. */
public interface TakenTime {

  /**
   * A query of {@code practitioner_id} and {@code during}, a {@code tstzrange}: the time that is
   * taken in [{@code :start}, {@code :end}), as of {@code :now}.
   */
  String sql();
}
