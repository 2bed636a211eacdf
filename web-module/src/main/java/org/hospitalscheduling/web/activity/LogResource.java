package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.activity.Activity;
import org.hospitalscheduling.activity.ActivityFilter;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.json.PagedItems;
import org.jspecify.annotations.Nullable;

/** The activity log, for administrators and auditors. */
@ApplicationScoped
@Path("admin/logs")
@Produces(MediaType.APPLICATION_JSON)
public class LogResource {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  @Inject private ActivityService activity;
  @Inject private Inputs inputs;

  /** A row as callers see it. */
  public record Entry(
      UUID id,
      Instant at,
      @Nullable ActorRef actor,
      String action,
      String outcome,
      SubjectRef subject,
      @Nullable UUID patientId,
      String address,
      String requestId,
      Map<String, String> detail) {
    static Entry of(Activity row) {
      return new Entry(
          row.id(),
          row.at(),
          row.actor(),
          row.action(),
          row.outcome().code(),
          new SubjectRef(row.subjectType(), row.subjectId()),
          row.patientId(),
          row.address(),
          row.requestId(),
          row.detail());
    }
  }

  /** What it was done to; the id is null if it is not a single row. */
  public record SubjectRef(String type, @Nullable UUID id) {}

  @GET
  @ShowsData(DataRead.Kind.ACTIVITY_READ)
  public PagedItems<Entry> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    ActivityFilter filter = LogFilters.of(query);
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
    Optional<String> cursor = query.cursor();
    query.check();
    Page<Activity> page = activity.page(filter, limit, cursor);
    return PagedItems.of(page.map(Entry::of));
  }

  @GET
  @Path("actions")
  public Items<String> actions(@Context UriInfo uri) {
    inputs.query(uri).check();
    return new Items<>(activity.actions());
  }
}
