package org.hospitalscheduling.web.activity;

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
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.hospitalscheduling.activity.Activity;
import org.hospitalscheduling.activity.ActivityFilter;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.export.ExportAborted;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.JsonText;
import org.hospitalscheduling.web.table.CsvFile;
import org.hospitalscheduling.web.table.CsvFile.Dialect;
import org.hospitalscheduling.web.table.Dialects;
import org.hospitalscheduling.web.table.TableFile;
import org.hospitalscheduling.web.table.XlsxFile;

/** The activity log as a file, written while it is read. */
@ApplicationScoped
@Path("admin/logs.{format: csv|xlsx}")
public class LogExportResource {
  private static final String[] COLUMNS = {
    "at",
    "actor",
    "actor_id",
    "action",
    "outcome",
    "subject_type",
    "subject_id",
    "patient_id",
    "address",
    "request_id",
    "detail",
    "id",
    "date",
    "time",
    "actor_kind",
    "actor_now"
  };

  @Inject private ActivityService activity;
  @Inject private Inputs inputs;
  @Inject private Disclosure disclosure;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @GET
  @ShowsData(DataRead.Kind.ACTIVITY_EXPORTED)
  public Response export(@PathParam("format") String format, @Context UriInfo uri) {
    boolean isCsv = format.equals("csv");
    Query query = inputs.query(uri);
    Dialect dialect = isCsv ? Dialects.ofLog(query) : Dialect.RFC_4180;
    ActivityFilter filter = LogFilters.of(query);
    query.check();
    // A cheap call before the answer begins, so that a caller who may not read the log gets an
    // error status.
    activity.actions();
    ZoneId zone = settings.zone();
    StreamingOutput rows =
        out ->
            stream(
                filter,
                // Buffered: a refusal before the first row can still be a normal answer.
                isCsv
                    ? new CsvFile(out, zone, dialect, COLUMNS)
                    : new XlsxFile(out, zone, COLUMNS));
    return Response.ok(rows)
        .type(isCsv ? CsvFile.MEDIA_TYPE : XlsxFile.MEDIA_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"activity-"
                + clock.instant().atOffset(ZoneOffset.UTC).toLocalDate()
                + "."
                + format
                + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private void stream(ActivityFilter filter, TableFile file) throws IOException {
    try {
      activity.each(
          filter,
          row -> {
            write(file, row);
            disclosure.row(null);
          });
      file.close();
    } catch (ExportAborted gone) {
      throw gone.getCause();
    }
  }

  private void write(TableFile file, Activity row) {
    ActorRef actor = Objects.requireNonNull(row.actor(), "a row that was read");
    ZonedDateTime local = row.at().atZone(settings.zone());
    try {
      file.text(row.at())
          .line(row.actorName())
          .text(row.actorId())
          .line(row.action())
          .text(row.outcome().code())
          .line(row.subjectType())
          .text(row.subjectId())
          .text(row.patientId())
          .line(row.address())
          .line(row.requestId())
          .line(JsonText.of(row.detail()))
          .text(row.id())
          .date(local.toLocalDate())
          .clock(local.toLocalTime())
          .text(actor.kind())
          .line(actor.nameNow() == null ? actor.name() : actor.nameNow())
          .endRow();
    } catch (IOException gone) {
      throw new ExportAborted(gone);
    }
  }
}
