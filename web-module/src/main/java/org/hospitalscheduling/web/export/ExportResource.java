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
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.booking.AppointmentFilter;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.booking.ScheduleService;
import org.hospitalscheduling.confidentiality.ConfidentialityService;
import org.hospitalscheduling.export.ExportAborted;
import org.hospitalscheduling.export.ExportService;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.booking.Filters;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.table.CsvFile;
import org.hospitalscheduling.web.table.CsvFile.Dialect;
import org.hospitalscheduling.web.table.Dialects;
import org.hospitalscheduling.web.table.XlsxFile;

/**
 * Appointments as files. Rows are sent as they are written; whether the export is cut is known, and
 * stated in a header, before the first row.
 */
@ApplicationScoped
@Path("schedules/export.{format: csv|ics|xlsx}")
public class ExportResource {

  private static final String LIMITED = "X-Export-Limited";

  @Inject private ExportService exports;
  @Inject private ScheduleService schedules;
  @Inject private Settings settings;
  @Inject private Inputs inputs;
  @Inject private Disclosure disclosure;
  @Inject private ConfidentialityService confidentiality;

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_EXPORTED)
  public Response export(@PathParam("format") String ending, @Context UriInfo uri) {
    ExportFormat format = ExportFormat.ofEnding(ending);
    Query query = inputs.query(uri);
    Dialect dialect =
        format == ExportFormat.CSV ? Dialects.ofAppointments(query) : Dialect.RFC_4180;
    Optional<UUID> id = query.uuid("id");
    if (id.isPresent()) {
      query.check();
      AppointmentView one = schedules.get(id.get());
      disclosure.about(one.id());
      return file(format, "appointment-" + day(one.start()), false)
          .entity(
              (StreamingOutput)
                  out -> {
                    try (AppointmentRows rows = rows(format, out, dialect)) {
                      write(rows, one, confidentiality.closed());
                    }
                  })
          .build();
    }
    AppointmentFilter filter = Filters.of(query);
    query.check();
    // Busy time has no status to filter by.
    List<BusyTime> busy = filter.statuses().isEmpty() ? schedules.busy(filter) : List.of();
    return file(format, "appointments-" + days(filter.range()), exports.isCut(filter))
        .entity((StreamingOutput) out -> stream(filter, busy, format, out, dialect))
        .build();
  }

  private void stream(
      AppointmentFilter filter,
      List<BusyTime> busy,
      ExportFormat format,
      OutputStream out,
      Dialect dialect)
      throws IOException {
    // Before the rows: WildFly takes the connection from an open cursor when another bean is
    // called.
    Set<UUID> closed = confidentiality.closed();
    // Buffered: a refusal before the first row can still be a normal answer.
    AppointmentRows rows = rows(format, out, dialect);
    try {
      exports.each(filter, appointment -> write(rows, appointment, closed));
      for (BusyTime time : busy) {
        rows.write(time);
      }
      rows.close();
    } catch (ExportAborted aborted) {
      throw aborted.getCause();
    }
  }

  private void write(AppointmentRows rows, AppointmentView appointment, Set<UUID> closed) {
    try {
      UUID patient = appointment.patient() == null ? null : appointment.patient().id();
      boolean isClosed = patient != null && closed.contains(patient);
      rows.write(isClosed ? appointment.ofClosedPatient() : appointment);
      disclosure.row(isClosed ? null : patient);
    } catch (IOException gone) {
      throw new ExportAborted(gone);
    }
  }

  private AppointmentRows rows(ExportFormat format, OutputStream out, Dialect dialect)
      throws IOException {
    ZoneId zone = settings.zone();
    return switch (format) {
      case CSV -> new TableWriter(new CsvFile(out, zone, dialect, TableWriter.COLUMNS), zone);
      case XLSX -> new TableWriter(new XlsxFile(out, zone, TableWriter.COLUMNS), zone);
      case ICS -> new IcsWriter(out);
    };
  }

  private static Response.ResponseBuilder file(ExportFormat format, String name, boolean cut) {
    Response.ResponseBuilder response =
        Response.ok()
            .type(format.mediaType())
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name + "." + format.ending() + "\"")
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
