package org.hospitalscheduling.availability;

/** What takes practitioners' time; who books it implements this. */
public interface TakenTime {

  /**
   * A query of {@code practitioner_id} and {@code during}, a {@code tstzrange}: what takes time in
   * [{@code :start}, {@code :end}) as it is known at {@code :now}.
   */
  String sql();
}
