package org.hospitalscheduling.web.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.merging.MergeGateway;
import org.hospitalscheduling.merging.MergeView;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** Which patients were merged, for administrators. */
@ApplicationScoped
@Path("admin/merges")
@Produces(MediaType.APPLICATION_JSON)
public class MergeResource {
  @Inject private MergeGateway merges;
  @Inject private Inputs inputs;

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<MergeView> list(@Context UriInfo uri) {
    inputs.query(uri).check();
    return new Items<>(merges.newest());
  }
}
