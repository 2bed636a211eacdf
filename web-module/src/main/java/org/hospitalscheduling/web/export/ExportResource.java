package org.hospitalscheduling.web.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.booking.AppointmentFilter;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.booking.ScheduleService;
import org.hospitalscheduling.export.ExportAborted;
import org.hospitalscheduling.export.ExportService;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.activity.Reads;
import org.hospitalscheduling.web.booking.Filters;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;

/**
 * Appointments as files. Rows are sent as they are written; whether the export is cut is known, and
 * stated in a header, before the first row.
 */
@ApplicationScoped
@Path("schedules/export.{format: csv|ics}")
public class ExportResource {

  private static final String LIMITED = "X-Export-Limited";

  @Inject private ExportService exports;
  @Inject private ScheduleService schedules;
  @Inject private Settings settings;
  @Inject private Inputs inputs;
  @Inject private Reads reads;

  @GET
  public Response export(@PathParam("format") String format, @Context UriInfo uri) {
    boolean isCsv = format.equals("csv");
    Query query = inputs.query(uri);
    boolean mark = isCsv && query.flag("bom");
    Optional<UUID> id = query.uuid("id");
    if (id.isPresent()) {
      query.check();
      AppointmentView one = schedules.get(id.get());
      reads
          .of(uri)
          .shown(
              DataRead.Kind.PATIENT_DATA_EXPORTED,
              1,
              one.id(),
              one.patient() == null ? null : one.patient().id());
      return file(isCsv, "appointment-" + day(one.start()), false)
          .entity(
              (StreamingOutput)
                  out -> {
                    try (AppointmentRows rows = rows(isCsv, out, mark)) {
                      rows.write(one);
                    }
                  })
          .build();
    }
    AppointmentFilter filter = Filters.of(query);
    query.check();
    Reads.Reading reading = reads.of(uri);
    // Busy time has no status to filter by.
    List<BusyTime> busy = filter.statuses().isEmpty() ? schedules.busy(filter) : List.of();
    return file(isCsv, "appointments-" + days(filter.range()), exports.isCut(filter))
        .entity((StreamingOutput) out -> stream(filter, busy, isCsv, out, mark, reading))
        .build();
  }

  private void stream(
      AppointmentFilter filter,
      List<BusyTime> busy,
      boolean isCsv,
      OutputStream out,
      boolean mark,
      Reads.Reading reading)
      throws IOException {
    // Buffered: a refusal before the first row can still be a normal answer.
    AppointmentRows rows = rows(isCsv, out, mark);
    AtomicLong written = new AtomicLong();
    boolean isWhole = false;
    try {
      exports.each(
          filter,
          appointment -> {
            write(rows, appointment);
            written.incrementAndGet();
          });
      isWhole = true;
      for (BusyTime time : busy) {
        rows.write(time);
      }
      rows.close();
    } catch (ExportAborted aborted) {
      throw aborted.getCause();
    } finally {
      if (isWhole || written.get() > 0) {
        reading.shown(
            DataRead.Kind.PATIENT_DATA_EXPORTED,
            written.get(),
            null,
            filter.patient().orElse(null));
      }
    }
  }

  private static void write(AppointmentRows rows, AppointmentView appointment) {
    try {
      rows.write(appointment);
    } catch (IOException gone) {
      throw new ExportAborted(gone);
    }
  }

  private AppointmentRows rows(boolean isCsv, OutputStream out, boolean mark) throws IOException {
    return isCsv ? new CsvWriter(out, settings.zone(), mark) : new IcsWriter(out);
  }

  private static Response.ResponseBuilder file(boolean isCsv, String name, boolean cut) {
    Response.ResponseBuilder response =
        Response.ok()
            .type(
                isCsv ? "text/csv; charset=UTF-8; header=present" : "text/calendar; charset=UTF-8")
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name + (isCsv ? ".csv" : ".ics") + "\"")
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return cut ? response.header(LIMITED, true) : response;
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(settings.zone()).toLocalDate();
  }

  /** The first and the last day, in the hospital's time zone. */
  private String days(TimeRange range) {
    LocalDate first = day(range.start());
    LocalDate last = day(range.end().minusNanos(1));
    return first.equals(last) ? first.toString() : first + "_" + last;
  }
}
