package org.hospitalscheduling.waitlist;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;
import org.jspecify.annotations.Nullable;

/** A patient who wants an earlier time. */
@Entity
@Table(name = "waitlist_entry")
public class WaitlistEntry {

  private static final int EVERY_DAY = 127;

  @Id private UUID id;
  @Version private int version;
  private UUID patientId;
  private UUID departmentId;
  private @Nullable UUID practitionerId;
  private @Nullable UUID typeId;
  private @Nullable UUID appointmentId;
  private int minutes;
  private short priority;
  private @Nullable String priorityReason;
  private Instant earliest;
  private @Nullable Instant latest;
  private short weekdays;
  private int fromMinute;
  private int untilMinute;
  private @Nullable String email;
  private WaitlistStatus status;
  private UUID createdBy;
  private Instant joinedAt;
  private Instant updatedAt;
  private @Nullable Instant endedAt;
  private @Nullable Instant mailsStoppedAt;

  protected WaitlistEntry() {}

  /**
   * A new entry, waiting from now on.
   *
   * @param minutes the length of the visit
   */
  static WaitlistEntry join(
      WaitlistRequest request, UUID departmentId, int minutes, UUID by, Instant now) {
    WaitlistEntry entry = new WaitlistEntry();
    entry.id = Ids.next();
    entry.patientId = request.patientId();
    entry.departmentId = departmentId;
    entry.practitionerId = request.doctorId().orElse(null);
    entry.typeId = request.typeId().orElse(null);
    entry.appointmentId = request.appointmentId().orElse(null);
    entry.minutes = minutes;
    entry.priority = (short) request.priority();
    entry.priorityReason = request.priorityReason().orElse(null);
    entry.earliest = request.earliest().orElse(now);
    entry.latest = request.latest().orElse(null);
    entry.weekdays = bits(request.days());
    entry.fromMinute = request.fromMinute().orElse(0);
    entry.untilMinute = request.untilMinute().orElse(1440);
    entry.email = request.email().orElse(null);
    entry.status = WaitlistStatus.WAITING;
    entry.createdBy = by;
    entry.joinedAt = now;
    entry.updatedAt = now;
    return entry;
  }

  static short bits(Set<DayOfWeek> days) {
    return (short)
        (days.isEmpty() ? EVERY_DAY : days.stream().mapToInt(day -> 1 << day.getValue() - 1).sum());
  }

  /** Ends invitations by mail; the place on the list stays. */
  void stopMails(Instant now) {
    mailsStoppedAt = mailsStoppedAt == null ? now : mailsStoppedAt;
    updatedAt = now;
  }

  /** Gives the place on the list to another record of the same person. */
  void giveTo(UUID patient, Instant now) {
    patientId = patient;
    updatedAt = now;
  }

  /** Takes back that the wait ended without a booking. */
  void waitAgain(Instant now) {
    if (status != WaitlistStatus.LEFT) {
      throw new IllegalStateException("only who left can wait again");
    }
    status = WaitlistStatus.WAITING;
    endedAt = null;
    updatedAt = now;
  }

  /** Ends the wait without a booking. */
  void leave(Instant now) {
    end(WaitlistStatus.LEFT, now);
  }

  /** Ends the wait with a booking. */
  void booked(Instant now) {
    end(WaitlistStatus.BOOKED, now);
  }

  private void end(WaitlistStatus outcome, Instant now) {
    if (status != WaitlistStatus.WAITING) {
      throw new IllegalStateException("an entry ends once");
    }
    status = outcome;
    endedAt = now;
    updatedAt = now;
  }

  /** Who put the patient on the list. */
  UUID createdBy() {
    return createdBy;
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  public UUID patientId() {
    return patientId;
  }

  public UUID departmentId() {
    return departmentId;
  }

  public Optional<UUID> typeId() {
    return Optional.ofNullable(typeId);
  }

  /** The appointment that they have and would give up. */
  public Optional<UUID> appointmentId() {
    return Optional.ofNullable(appointmentId);
  }

  public int minutes() {
    return minutes;
  }

  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  Optional<UUID> practitionerId() {
    return Optional.ofNullable(practitionerId);
  }

  int priority() {
    return priority;
  }

  Instant joinedAt() {
    return joinedAt;
  }

  boolean hasLeft() {
    return status == WaitlistStatus.LEFT;
  }

  public boolean isWaiting() {
    return status == WaitlistStatus.WAITING;
  }
}
