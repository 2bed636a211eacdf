package org.hospitalscheduling.web.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.privacy.PatientRecord;
import org.hospitalscheduling.privacy.PatientRecordService;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Inputs;

/** Everything that is stored about one patient, for an answer to the patient. */
@ApplicationScoped
@Path("admin/patients/{id}")
public class PatientRecordResource {
  @Inject private PatientRecordService records;
  @Inject private Settings settings;
  @Inject private Inputs inputs;
  @Inject private Disclosure disclosure;

  @GET
  @Path("record")
  @Produces(MediaType.APPLICATION_JSON)
  @ShowsData(DataRead.Kind.PATIENT_DATA_EXPORTED)
  public Response json(@PathParam("id") String id, @Context UriInfo uri) {
    PatientRecord record = exported(inputs.id(id), uri);
    return attached(record.id(), "json").entity(record).build();
  }

  @GET
  @Path("record.html")
  @Produces(MediaType.TEXT_HTML)
  @ShowsData(DataRead.Kind.PATIENT_DATA_EXPORTED)
  public Response html(@PathParam("id") String id, @Context UriInfo uri) {
    PatientRecord record = exported(inputs.id(id), uri);
    return attached(record.id(), "html")
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .entity(PatientRecordPage.of(record, settings.hospitalName()))
        .build();
  }

  private PatientRecord exported(UUID id, UriInfo uri) {
    inputs.query(uri).check();
    PatientRecord record = records.of(id);
    disclosure.about(record.id());
    disclosure.row(record.id());
    return record;
  }

  private static Response.ResponseBuilder attached(UUID id, String ending) {
    return Response.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"patient-" + id + "." + ending + "\"");
  }
}
