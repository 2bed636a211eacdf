package org.hospitalscheduling.export;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.hospitalscheduling.booking.AppointmentFilter;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.CurrentVisibility;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Streams appointments row by row, as of one snapshot: an appointment that is booked meanwhile may
 * be missing, but none appears twice. Memory use is constant, and the transaction lasts as long as
 * the reader reads.
 */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_READ})
public class ExportService {

  private static final int FETCH_SIZE = 1_000;

  /**
   * An export holds a connection for as long as its client reads, so only a few run and the pool
   * stays free for the others.
   */
  private static final int MAX_AT_ONCE = 4;

  private static final Semaphore RUNNING = new Semaphore(MAX_AT_ONCE);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Inject private AppointmentQueries appointments;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Whether more appointments match than one export carries. Counts no further than that. */
  public boolean isCut(AppointmentFilter filter) {
    long most = settings.maxExportRows();
    return appointments.count(filter, currentVisibility.current(), most + 1, clock.instant())
        > most;
  }

  /**
   * Passes the matching appointments to {@code reader}, by start, at most {@code MAX_EXPORT_ROWS}.
   *
   * @throws RefusedException {@link Refusal#BUSY}, before the first row, if four exports run on
   *     this server already
   * @throws ExportAborted thrown by the reader to end the export
   */
  public void each(AppointmentFilter filter, Consumer<AppointmentView> reader) {
    if (!RUNNING.tryAcquire()) {
      throw RefusedException.retryAfter(
          Refusal.BUSY, "Several exports are running. Try again in a moment.", RETRY_AFTER);
    }
    try {
      appointments.each(
          filter,
          currentVisibility.current(),
          settings.maxExportRows(),
          FETCH_SIZE,
          clock.instant(),
          reader);
    } finally {
      RUNNING.release();
    }
  }
}
