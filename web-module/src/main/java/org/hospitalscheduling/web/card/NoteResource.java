package org.hospitalscheduling.web.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.card.CardService;
import org.hospitalscheduling.directory.PatientNote;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Answers;

/** Notes and alerts on a patient's card. */
@ApplicationScoped
@Path("patients/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {

  private static final int LONGEST = 500;

  @Inject private CardService cards;
  @Inject private Inputs inputs;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] bytes, @PathParam("id") String id, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    PatientNote.Kind kind =
        body.required(
            "kind", body.text("kind", 1, 20).flatMap(code -> NoteResource.kind(body, code)));
    Optional<String> text = body.text("text", 1, LONGEST);
    if (kind != null && kind.needsText()) {
      body.required("text", text);
    }
    body.check();
    UUID patient = inputs.id(id);
    PatientNote note = cards.addNote(patient, kind, text.orElse(null));
    return Answers.created(uri, "patients/" + patient + "/notes", note.id()).entity(note).build();
  }

  private static Optional<PatientNote.Kind> kind(Body body, String code) {
    Optional<PatientNote.Kind> kind = Coded.find(PatientNote.Kind.class, code);
    return kind.isPresent() ? kind : body.fault("kind", "is not a kind of note");
  }

  @DELETE
  @Path("{noteId}")
  public void remove(@PathParam("id") String id, @PathParam("noteId") String note) {
    cards.removeNote(inputs.id(id), inputs.id(note));
  }
}
