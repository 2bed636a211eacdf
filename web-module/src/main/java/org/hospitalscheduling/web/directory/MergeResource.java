package org.hospitalscheduling.web.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.hospitalscheduling.merging.MergeGateway;
import org.hospitalscheduling.merging.MergeView;
import org.hospitalscheduling.web.activity.Reads;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** Which patients were merged, for administrators. */
@ApplicationScoped
@Path("admin/merges")
@Produces(MediaType.APPLICATION_JSON)
public class MergeResource {
  @Inject private MergeGateway merges;
  @Inject private Inputs inputs;
  @Inject private Reads reads;

  @GET
  public Items<MergeView> list(@Context UriInfo uri) {
    inputs.query(uri).check();
    List<MergeView> newest = merges.newest();
    reads
        .of(uri)
        .patients(
            newest.size(),
            null,
            newest.stream().flatMap(each -> Stream.of(each.patient().id(), each.into().id())));
    return new Items<>(newest);
  }
}
