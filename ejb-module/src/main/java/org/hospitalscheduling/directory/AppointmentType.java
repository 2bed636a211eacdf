package org.hospitalscheduling.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/** A kind of appointment and how long one takes. */
@Entity
@Table(name = "appointment_type")
public class AppointmentType {

  @Id private UUID id;
  @Version private int version;
  private String name;
  private UUID departmentId;
  private int durationMinutes;
  private boolean active;
  private Instant createdAt;
  private Instant updatedAt;

  protected AppointmentType() {}

  /**
   * A new, active kind.
   *
   * @param departmentId null where every department uses it
   * @param durationMinutes 5 to 480
   */
  public static AppointmentType named(
      String name, UUID departmentId, int durationMinutes, Instant now) {
    AppointmentType type = new AppointmentType();
    type.id = Ids.next();
    type.name = name;
    type.departmentId = departmentId;
    type.durationMinutes = durationMinutes;
    type.active = true;
    type.createdAt = now;
    type.updatedAt = now;
    return type;
  }

  void change(AppointmentTypePatch patch, Instant now) {
    name = patch.name().orKeep(name);
    durationMinutes = patch.durationMinutes().orKeep(durationMinutes);
    active = patch.active().orKeep(active);
    updatedAt = now;
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

  public UUID departmentId() {
    return departmentId;
  }

  public Duration duration() {
    return Duration.ofMinutes(durationMinutes);
  }

  public boolean isActive() {
    return active;
  }
}
