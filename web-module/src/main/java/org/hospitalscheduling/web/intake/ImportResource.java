package org.hospitalscheduling.web.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.intake.ImportService;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;

/** Import of departments, doctors and hours from a file. */
@ApplicationScoped
@Path("directory/import")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

  @Inject private ImportService imports;
  @Inject private Inputs inputs;

  @POST
  @Consumes("text/csv")
  public String take(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    Query query = inputs.query(uri);
    boolean dryRun = query.flag("dryRun");
    query.check();
    Optional<IdempotencyKey> idempotencyKey = inputs.key(key, bytes);
    DirectoryCsv file = DirectoryCsv.read(bytes);
    return dryRun
        ? ImportAnswer.text(imports.look(file.lines(), file.faults()))
        : imports.take(file.lines(), file.faults(), idempotencyKey, ImportAnswer::text).text();
  }
}
