package org.hospitalscheduling.booking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.StoredIdentifier;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A patient, a practitioner and a department in one half-open interval.
 *
 * <p>{@code lane} is the lowest lane that was free when the time was taken; it keeps overbooked
 * rows apart in the exclusion constraint and does not say who came second. {@code overbooked} is
 * set when time is taken and never changes by itself.
 */
@Entity
@Table(name = "appointment")
public class Appointment {

  @Id private UUID id;
  @Version private int version;
  private UUID practitionerId;
  private @Nullable UUID patientId;
  private UUID departmentId;
  private @Nullable UUID typeId;
  private AppointmentStatus status;
  private Instant startsAt;
  private Instant endsAt;
  private short lane;
  private @Nullable String reason;
  private boolean overbooked;
  private boolean patientOverlapAllowed;
  private @Nullable String overrideReason;
  private @Nullable UUID overrideBy;
  private @Nullable Instant holdUntil;
  private boolean noShowProposed;
  private @Nullable Instant cancelledAt;
  private @Nullable CancelReason cancelReason;
  private @Nullable String cancelNote;
  private @Nullable Instant arrivedAt;
  private @Nullable Instant calledAt;
  private @Nullable Instant finishedAt;
  private @Nullable String room;
  private @Nullable Integer ticket;
  private @Nullable UUID ticketDepartmentId;
  private @Nullable LocalDate ticketDay;
  private UUID createdBy;
  private Instant createdAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "identifier", joinColumns = @JoinColumn(name = "appointment_id"))
  private Set<StoredIdentifier> identifiers = new HashSet<>();

  protected Appointment() {}

  /** A new booking of {@code placement} that the policy accepted. */
  static Appointment book(
      Placement placement,
      BookingPolicy.Free free,
      @Nullable String reason,
      Set<Identifier> identifiers,
      UUID by,
      Instant now) {
    Appointment appointment = new Appointment();
    appointment.id = Ids.next();
    appointment.status = AppointmentStatus.BOOKED;
    appointment.reason = reason;
    identifiers.stream().map(StoredIdentifier::of).forEach(appointment.identifiers::add);
    appointment.createdBy = by;
    appointment.createdAt = now;
    appointment.take(placement, free, now);
    return appointment;
  }

  /**
   * Holds the time of {@code placement}, which names no patient, until {@code until} while it is
   * offered.
   */
  static Appointment hold(
      Placement placement, BookingPolicy.Free free, Instant until, UUID by, Instant now) {
    Appointment appointment = book(placement, free, null, Set.of(), by, now);
    appointment.status = AppointmentStatus.PENDING;
    appointment.holdUntil = until;
    return appointment;
  }

  /**
   * Whether the visit is over: what is said of it from then on is a correction. Attendance is not
   * meant, which may be late.
   */
  boolean isOver(Instant now) {
    return status == AppointmentStatus.FULFILLED || !endsAt.isAfter(now);
  }

  /**
   * Refuses to change a hold: its time is promised as it is, until the offer is withdrawn.
   *
   * @throws RefusedException {@link Refusal#HELD}
   */
  void refuseIfHeld() {
    if (status == AppointmentStatus.PENDING && patientId == null) {
      throw new RefusedException(Refusal.HELD, RefusalMessages.of(Refusal.HELD));
    }
  }

  /** Whether it holds time at {@code now}. */
  boolean holds(Instant now) {
    return status == AppointmentStatus.PENDING
        && patientId == null
        && holdUntil != null
        && holdUntil.isAfter(now);
  }

  /** Turns the hold into an appointment of the patient who accepted the offer. */
  void confirm(Placement placement, BookingPolicy.Free free, Instant now) {
    status = AppointmentStatus.BOOKED;
    holdUntil = null;
    take(placement, free, now);
  }

  /** Moves to another time, practitioner or patient, which the policy accepted. */
  void take(Placement placement, BookingPolicy.Free free, Instant now) {
    practitionerId = placement.practitionerId();
    patientId = placement.patientId();
    departmentId = placement.departmentId();
    typeId = placement.typeId();
    startsAt = placement.range().start();
    endsAt = placement.range().end();
    lane = (short) free.lane();
    overbooked = overbooked || free.overbooked();
    noShowProposed = false;
    updatedAt = now;
  }

  /** Gives the appointment to another patient, of whom it is known that it does not overlap. */
  void giveTo(UUID patient, Instant now) {
    patientId = patient;
    updatedAt = now;
  }

  /** Allows what was accepted: that it overlaps another appointment of its patient. */
  void allowOverlap(String why, UUID by, Instant now) {
    patientOverlapAllowed = true;
    if (overrideReason == null) {
      overrideReason = why;
      overrideBy = by;
    }
    updatedAt = now;
  }

  /** Takes {@link #allowOverlap} back. */
  void forbidOverlap(String why, Instant now) {
    patientOverlapAllowed = false;
    if (why.equals(overrideReason)) {
      overrideReason = null;
      overrideBy = null;
    }
    updatedAt = now;
  }

  /** Records who overrode rules and why. */
  void override(RuleOverride override, Actor actor) {
    overrideReason = override.reason();
    overrideBy = actor.id();
    patientOverlapAllowed = patientOverlapAllowed || override.patientOverlap();
  }

  /** Changes what needs no time. If nothing differs, the version stays. */
  void describe(
      @Nullable UUID newType, UUID newDepartment, @Nullable String newReason, Instant now) {
    if (Objects.equals(newType, typeId)
        && newDepartment.equals(departmentId)
        && Objects.equals(newReason, reason)) {
      return;
    }
    typeId = newType;
    departmentId = newDepartment;
    reason = newReason;
    updatedAt = now;
  }

  void cancel(Cancellation why, Instant now) {
    release(now);
    cancelledAt = now;
    cancelReason = why.reason().orElse(null);
    cancelNote = why.note().orElse(null);
  }

  /**
   * Ends without having been cancelled by anybody: a hold, or an appointment that was given up for
   * an earlier one.
   */
  void release(Instant now) {
    status = AppointmentStatus.CANCELLED;
    noShowProposed = false;
    updatedAt = now;
  }

  /**
   * Takes a step of attendance.
   *
   * @param asItHappens whether it is recorded on the day itself, so that {@code now} is when it was
   * @param again whether a step is taken again that was taken back: then the times recorded before
   *     still hold
   */
  void attend(Transition transition, boolean asItHappens, boolean again, Instant now) {
    Instant time = asItHappens ? now : null;
    switch (transition) {
      case ARRIVE -> record(again && arrivedAt != null ? arrivedAt : time, null, null);
      case CHECK_IN -> record(reached(again), again && calledAt != null ? calledAt : time, null);
      case FULFIL ->
          record(
              reached(again),
              again || status == AppointmentStatus.CHECKED_IN ? calledAt : null,
              again && finishedAt != null ? finishedAt : time);
      case NO_SHOW -> record(null, null, null);
      // What was recorded is not shown any more, and counts again if the step is taken again.
      case REOPEN -> {}
    }
    status = transition.to();
    noShowProposed = false;
    cancelledAt = null;
    cancelReason = null;
    cancelNote = null;
    updatedAt = now;
  }

  /** When the patient arrived, unless that was taken back. */
  private @Nullable Instant reached(boolean again) {
    return again || status != AppointmentStatus.BOOKED ? arrivedAt : null;
  }

  private void record(
      @Nullable Instant arrived, @Nullable Instant called, @Nullable Instant finished) {
    arrivedAt = arrived;
    calledAt = called;
    finishedAt = finished;
  }

  /** Whether the patient has a number of its department and of {@code day}. */
  boolean hasTicket(LocalDate day) {
    return day.equals(ticketDay) && departmentId.equals(ticketDepartmentId);
  }

  /** Gives the patient a number of its department and of {@code day}. */
  void giveTicket(int number, LocalDate day) {
    ticket = number;
    ticketDepartmentId = departmentId;
    ticketDay = day;
  }

  /** Says where the visit takes place; false if that is known. */
  boolean moveTo(@Nullable String newRoom, Instant now) {
    if (Objects.equals(newRoom, room)) {
      return false;
    }
    room = newRoom;
    updatedAt = now;
    return true;
  }

  /** Proposes a no-show: it is over, and nobody has recorded whether the patient came. */
  void proposeNoShow(Instant now) {
    if (status != AppointmentStatus.BOOKED) {
      throw new IllegalStateException("only who was awaited can have stayed away");
    }
    noShowProposed = true;
    updatedAt = now;
  }

  Placement placement() {
    return new Placement(practitionerId, patientId, departmentId, typeId, range());
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  public TimeRange range() {
    return new TimeRange(startsAt, endsAt);
  }

  public AppointmentStatus status() {
    return status;
  }

  public @Nullable String reason() {
    return reason;
  }

  public boolean isOverbooked() {
    return overbooked;
  }

  public boolean isPatientOverlapAllowed() {
    return patientOverlapAllowed;
  }

  /** Why rules were overridden, if they were. */
  public Optional<String> overrideReason() {
    return Optional.ofNullable(overrideReason);
  }

  public UUID createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Set<Identifier> identifiers() {
    return identifiers.stream()
        .map(StoredIdentifier::shown)
        .collect(Collectors.toUnmodifiableSet());
  }
}
