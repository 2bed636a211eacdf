package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.StringWriter;
import java.util.Optional;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.activity.MonitoringService;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.JsonText;

/** Users that somebody should look at. */
@ApplicationScoped
@Path("admin/monitored-users")
@Produces(MediaType.APPLICATION_JSON)
public class MonitoredUserResource {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  @Inject private MonitoringService monitoring;
  @Inject private Inputs inputs;

  @GET
  public String list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    boolean cleared = query.flag("cleared");
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
    Optional<String> cursor = query.text("cursor", 1000);
    query.check();
    Page<MonitoredUserView> page = monitoring.list(cleared, limit, cursor);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.writeStartArray("items");
      page.items().forEach(item -> MonitoredUserWriter.write(json, null, item));
      json.writeEnd();
      page.next().ifPresentOrElse(next -> json.write("next", next), () -> json.writeNull("next"));
      json.writeEnd();
    }
    return text.toString();
  }

  @DELETE
  @Path("{id}")
  public void clear(@PathParam("id") String id) {
    monitoring.clear(inputs.id(id));
  }
}
