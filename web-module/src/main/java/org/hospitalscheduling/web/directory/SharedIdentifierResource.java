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
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.directory.PatientService;
import org.hospitalscheduling.directory.SharedIdentifier;
import org.hospitalscheduling.web.activity.Reads;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** MRNs and identifiers that are to be corrected, for administrators. */
@ApplicationScoped
@Path("admin/shared-identifiers")
@Produces(MediaType.APPLICATION_JSON)
public class SharedIdentifierResource {
  @Inject private PatientService patients;
  @Inject private Inputs inputs;
  @Inject private Reads reads;

  @GET
  public Items<SharedIdentifier> list(@Context UriInfo uri) {
    inputs.query(uri).check();
    List<SharedIdentifier> shared = patients.sharedIdentifiers();
    reads.of(uri).shown(DataRead.Kind.PATIENT_DATA_READ, shared.size(), null, null);
    return new Items<>(shared);
  }
}
