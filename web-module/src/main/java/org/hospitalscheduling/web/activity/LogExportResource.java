package org.hospitalscheduling.web.activity;

import static org.hospitalscheduling.web.csv.CsvFile.line;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hospitalscheduling.activity.Activity;
import org.hospitalscheduling.activity.ActivityFilter;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.export.ExportAborted;
import org.hospitalscheduling.web.csv.CsvFile;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.JsonText;
import org.jspecify.annotations.Nullable;

/** The activity log as a file, written while it is read. */
@ApplicationScoped
@Path("admin/logs.csv")
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
    "id"
  };

  @Inject private ActivityService activity;
  @Inject private Inputs inputs;
  @Inject private Reads reads;
  @Inject private Clock clock;

  @GET
  public Response export(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    ActivityFilter filter = LogFilters.of(query);
    query.check();
    // A cheap call before the answer begins, so that a caller who may not read the log gets an
    // error status.
    activity.actions();
    Reads.Reading reading = reads.of(uri);
    return Response.ok((StreamingOutput) out -> stream(filter, out, reading))
        .type("text/csv; charset=UTF-8; header=present")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"activity-"
                + clock.instant().atOffset(ZoneOffset.UTC).toLocalDate()
                + ".csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private void stream(ActivityFilter filter, OutputStream out, Reads.Reading reading)
      throws IOException {
    // Buffered: a refusal before the first row can still be a normal answer.
    CsvFile file = new CsvFile(out, false, COLUMNS);
    AtomicLong written = new AtomicLong();
    boolean isWhole = false;
    try {
      activity.each(
          filter,
          row -> {
            write(file, row);
            written.incrementAndGet();
          });
      isWhole = true;
      file.close();
    } catch (ExportAborted gone) {
      throw gone.getCause();
    } finally {
      if (isWhole || written.get() > 0) {
        reading.shown(
            DataRead.Kind.ACTIVITY_EXPORTED, written.get(), null, filter.patientId().orElse(null));
      }
    }
  }

  private static void write(CsvFile file, Activity row) {
    try {
      file.row(
          row.at().toString(),
          line(row.actorName()),
          text(row.actorId()),
          line(row.action()),
          row.outcome().code(),
          line(row.subjectType()),
          text(row.subjectId()),
          text(row.patientId()),
          line(row.address()),
          line(row.requestId()),
          line(JsonText.of(row.detail())),
          text(row.id()));
    } catch (IOException gone) {
      throw new ExportAborted(gone);
    }
  }

  private static String text(@Nullable UUID id) {
    return id == null ? "" : id.toString();
  }
}
