package org.hospitalscheduling.activity;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.AUDITOR;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_READ;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Seats;
import org.jspecify.annotations.Nullable;

/**
 * The activity log for those who may read it, and for events that have no transaction of their own.
 */
@Stateless
public class ActivityService {
  private static final int LONGEST_HISTORY = 100;
  private static final int FETCH_SIZE = 1_000;

  /** Whoever has not proved who they are, as in rows about failed sign-ins. */
  private static final String UNKNOWN = "unknown";

  /** An export holds a connection for as long as its client reads. */
  private static final Seats EXPORTS =
      new Seats(
          2,
          Duration.ZERO,
          "Other exports of the log are running. Try again in a moment.",
          Duration.ofSeconds(5));

  @Inject private Activities log;
  @Inject private CurrentActor currentActor;
  @Inject private Clock clock;

  /**
   * The activities on one row, newest first, at most 100. The caller must have checked that the
   * actor may see the row.
   */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_READ})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Activity> historyOf(UUID subjectId) {
    return log.ofSubject(subjectId, LONGEST_HISTORY);
  }

  /**
   * What the current actor did, newest first.
   *
   * @param cursor {@code next} of the page before
   * @param limit at least 1
   */
  @RolesAllowed({ADMIN, USER, DOCTOR, AUDITOR})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Page<Activity> mine(Optional<String> cursor, int limit) {
    return Page.of(
        log.ofActor(currentActor.get().id(), cursor, limit + 1),
        limit,
        last -> Cursor.encode(last.at(), last.id()));
  }

  /**
   * Records that the current actor was refused something; not in the refused call's transaction,
   * which is rolled back. Whoever acts by a link that they were mailed has no role, and whoever has
   * a wrong link is nobody; so everybody may call it.
   *
   * @param action what was requested, as the edge names it
   * @param rule the name of the refusal
   * @param subjectId the row that the request was about; may be {@code null}
   * @param patients whom the request was about, and of whom its refusal says something
   * @param origin where the request comes from
   */
  @PermitAll
  public void noteRefusal(
      String action, String rule, @Nullable UUID subjectId, Set<UUID> patients, Origin origin) {
    Optional<Actor> actor = currentActor.find();
    log.append(
        new Activity(
            Ids.next(),
            clock.instant(),
            actor.map(Actor::id).orElse(null),
            actor.map(Actor::name).orElse(UNKNOWN),
            action,
            Activity.Outcome.REFUSED,
            "request",
            subjectId,
            patients.size() == 1 ? patients.iterator().next() : null,
            origin.address(),
            origin.requestId(),
            Activity.traced(Map.of("rule", rule), origin.trace())),
        patients);
  }

  /** The matching rows, newest first; see {@link Activities#page}. */
  @RolesAllowed({ADMIN, AUDITOR})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Page<Activity> page(ActivityFilter filter, int limit, Optional<String> cursor) {
    return log.page(filter, limit, cursor);
  }

  /** All actions in the log, by name. */
  @RolesAllowed({ADMIN, AUDITOR})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> actions() {
    return log.actions();
  }

  /**
   * Who saw or changed the patient, under any of their records, newest first.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}
   */
  @RolesAllowed({ADMIN, AUDITOR})
  public Page<Activity> accesses(
      UUID patientId, AccessFilter filter, int limit, Optional<String> cursor) {
    return log.ofPatients(recordsOf(patientId), filter, limit, cursor);
  }

  /** The records of one patient: the one asked for, and those with which it was merged. */
  @RolesAllowed({ADMIN, AUDITOR})
  public Set<UUID> recordsOf(UUID patientId) {
    Set<UUID> records = log.recordsOf(patientId);
    if (records.isEmpty()) {
      throw new RefusedException(Refusal.NOT_FOUND, "No such patient.");
    }
    return records;
  }

  /**
   * Passes to {@code reader} all that {@link #accesses} has; see {@link #each}.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}; {@link Refusal#BUSY} as for {@link #each}
   */
  @RolesAllowed({ADMIN, AUDITOR})
  public void eachAccess(UUID patientId, AccessFilter filter, Consumer<Activity> reader) {
    try (Seats.Seat seat = EXPORTS.take()) {
      log.eachOfPatients(recordsOf(patientId), filter, FETCH_SIZE, reader);
    }
  }

  /**
   * Passes every matching row to {@code reader}, newest first, as of one snapshot. The transaction
   * lasts as long as the reader reads.
   *
   * @throws RefusedException {@link Refusal#BUSY}, before the first row, if two exports run on this
   *     server already
   */
  @RolesAllowed({ADMIN, AUDITOR})
  public void each(ActivityFilter filter, Consumer<Activity> reader) {
    try (Seats.Seat seat = EXPORTS.take()) {
      log.each(filter, FETCH_SIZE, reader);
    }
  }
}
