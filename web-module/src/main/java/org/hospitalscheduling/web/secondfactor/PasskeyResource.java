package org.hospitalscheduling.web.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.accounts.PasskeyGateway;
import org.hospitalscheduling.secondfactor.PasskeyCreation;
import org.hospitalscheduling.secondfactor.PasskeyOffer;
import org.hospitalscheduling.secondfactor.PasskeyRequest;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.PasskeyFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.CurrentSession;
import org.hospitalscheduling.web.security.WhileEnrolling;

/** The passkeys of whoever is signed in: asked for, added, removed. */
@ApplicationScoped
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
public class PasskeyResource {
  @Inject private PasskeyGateway passkeys;
  @Inject private CurrentSession session;
  @Inject private Inputs inputs;

  @POST
  @Path("passkeys/challenge")
  public PasskeyRequest ask() {
    return passkeys.ask();
  }

  @POST
  @Path("passkeys/setup")
  @Consumes(MediaType.APPLICATION_JSON)
  @WhileEnrolling
  public PasskeyCreation setUp(byte[] bytes) {
    Body body = inputs.body(bytes);
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    Optional<ShownFactor> shown = PasskeyFields.factor(body, "code");
    body.check();
    return passkeys.setUp(password, shown);
  }

  @POST
  @Path("passkeys")
  @Consumes(MediaType.APPLICATION_JSON)
  @WhileEnrolling
  public Response add(byte[] bytes) {
    Body body = inputs.body(bytes);
    String name = body.required("name", body.line("name", 1, 60));
    PasskeyOffer offer = body.required("passkey", PasskeyFields.offer(body));
    body.check();
    List<String> codes = passkeys.add(name, offer, session.require().sessionId());
    return Response.status(Response.Status.CREATED).entity(Map.of("recoveryCodes", codes)).build();
  }

  /** Not a DELETE, which has no body to carry a password. */
  @POST
  @Path("passkeys/{id}/remove")
  @Consumes(MediaType.APPLICATION_JSON)
  public void remove(@PathParam("id") String id, byte[] bytes) {
    Body body = inputs.body(bytes);
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    ShownFactor shown = body.required("code", PasskeyFields.factor(body, "code"));
    body.check();
    passkeys.remove(inputs.id(id), password, shown);
  }
}
