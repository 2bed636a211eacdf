package org.hospitalscheduling.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A type of appointment and its duration. */
@Entity
@Table(name = "appointment_type")
public class AppointmentType extends DirectoryEntry {

  private @Nullable UUID departmentId;
  private int durationMinutes;

  protected AppointmentType() {}

  private AppointmentType(
      String name, @Nullable UUID departmentId, int durationMinutes, Instant now) {
    super(name, now);
    this.departmentId = departmentId;
    this.durationMinutes = durationMinutes;
  }

  /**
   * A new, active type.
   *
   * @param departmentId null if every department uses it
   * @param durationMinutes 5 to 480
   */
  public static AppointmentType named(
      String name, @Nullable UUID departmentId, int durationMinutes, Instant now) {
    return new AppointmentType(name, departmentId, durationMinutes, now);
  }

  void change(AppointmentTypePatch patch, Instant now) {
    change(patch.name(), patch.active(), now);
    durationMinutes = patch.durationMinutes().orKeep(durationMinutes);
  }

  public @Nullable UUID departmentId() {
    return departmentId;
  }

  public Duration duration() {
    return Duration.ofMinutes(durationMinutes);
  }
}
