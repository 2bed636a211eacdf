package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
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
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.PagedItems;
import org.jspecify.annotations.Nullable;

/** The caller's own activity. */
@ApplicationScoped
@Path("auth/my-logs")
@Produces(MediaType.APPLICATION_JSON)
public class MyActivityResource {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  @Inject private ActivityService activity;
  @Inject private Inputs inputs;

  /** One action. */
  @JsonbNillable
  public record Entry(
      UUID id,
      Instant at,
      String action,
      String outcome,
      String subjectType,
      @Nullable UUID subjectId,
      String address,
      Map<String, String> detail) {

    static Entry of(Activity activity) {
      return new Entry(
          activity.id(),
          activity.at(),
          activity.action(),
          activity.outcome().code(),
          activity.subjectType(),
          activity.subjectId(),
          activity.address(),
          activity.detail());
    }
  }

  @GET
  public PagedItems<Entry> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(PAGE);
    Optional<String> cursor = query.cursor();
    query.check();
    return PagedItems.of(activity.mine(cursor, limit).map(Entry::of));
  }
}
