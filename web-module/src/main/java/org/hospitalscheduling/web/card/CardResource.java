package org.hospitalscheduling.web.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.card.CardService;
import org.hospitalscheduling.card.PatientCard;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Inputs;

/** A patient's card. */
@ApplicationScoped
@Path("patients/{id}/card")
@Produces(MediaType.APPLICATION_JSON)
public class CardResource {

  @Inject private CardService cards;
  @Inject private Inputs inputs;

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public PatientCard get(@PathParam("id") String id) {
    return cards.card(inputs.id(id));
  }
}
