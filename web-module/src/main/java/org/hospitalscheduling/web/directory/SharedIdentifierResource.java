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
import org.hospitalscheduling.directory.PatientService;
import org.hospitalscheduling.directory.SharedIdentifier;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** MRNs and identifiers that are to be corrected, for administrators. */
@ApplicationScoped
@Path("admin/shared-identifiers")
@Produces(MediaType.APPLICATION_JSON)
public class SharedIdentifierResource {
  @Inject private PatientService patients;
  @Inject private Inputs inputs;

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<SharedIdentifier> list(@Context UriInfo uri) {
    inputs.query(uri).check();
    return new Items<>(patients.sharedIdentifiers());
  }
}
