package org.hospitalscheduling.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A type of appointment and its duration. */
@Entity
@Table(name = "appointment_type")
public class AppointmentType extends DirectoryEntry {

  private UUID departmentId;
  private int durationMinutes;

  protected AppointmentType() {}

  private AppointmentType(String name, Instant now) {
    super(name, now);
  }

  /**
   * A new, active type.
   *
   * @param departmentId null if every department uses it
   * @param durationMinutes 5 to 480
   */
  public static AppointmentType named(
      String name, UUID departmentId, int durationMinutes, Instant now) {
    AppointmentType type = new AppointmentType(name, now);
    type.departmentId = departmentId;
    type.durationMinutes = durationMinutes;
    return type;
  }

  void change(AppointmentTypePatch patch, Instant now) {
    change(patch.name(), patch.active(), now);
    durationMinutes = patch.durationMinutes().orKeep(durationMinutes);
  }

  public UUID departmentId() {
    return departmentId;
  }

  public Duration duration() {
    return Duration.ofMinutes(durationMinutes);
  }
}
