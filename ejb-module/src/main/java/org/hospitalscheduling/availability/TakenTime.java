package org.hospitalscheduling.availability;

/** The source of taken time; implemented by the package that books it. */
public interface TakenTime {

  /**
   * A query that selects {@code practitioner_id} and {@code during}, a {@code tstzrange}, of
   * everything that takes time within [{@code :start}, {@code :end}) at {@code :now}.
   */
  String sql();
}
