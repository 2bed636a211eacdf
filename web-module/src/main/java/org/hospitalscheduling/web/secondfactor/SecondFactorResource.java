package org.hospitalscheduling.web.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.accounts.CredentialGateway;
import org.hospitalscheduling.accounts.PasskeyGateway;
import org.hospitalscheduling.secondfactor.FactorsView;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.PasskeyFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.security.CurrentSession;
import org.hospitalscheduling.web.security.WhileEnrolling;

/** The second factor: what there is, and the app: set up, enabled with a first code, disabled. */
@ApplicationScoped
@Path("auth/2fa")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecondFactorResource {
  @Inject private CredentialGateway credentials;
  @Inject private PasskeyGateway passkeys;
  @Inject private CurrentSession session;
  @Inject private Inputs inputs;

  /** What an authenticator app needs. */
  public record Setup(String secret, String otpauthUri, String qr) {}

  @GET
  public FactorsView mine() {
    return passkeys.mine();
  }

  @POST
  @Path("setup")
  @WhileEnrolling
  public Setup setUp(byte[] bytes) {
    Body body = inputs.body(bytes);
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    Optional<ShownFactor> shown = PasskeyFields.factor(body, "code");
    body.check();
    CredentialGateway.OfferedSecret offer = credentials.setUpSecondFactor(password, shown);
    return new Setup(offer.secret(), offer.uri(), QrPicture.dataUri(offer.uri()));
  }

  @POST
  @Path("verify")
  @WhileEnrolling
  public Map<String, List<String>> enable(byte[] bytes) {
    Body body = inputs.body(bytes);
    String code = body.required("code", AccountFields.code(body, "code"));
    body.check();
    return Map.of(
        "recoveryCodes", credentials.enableSecondFactor(code, session.require().sessionId()));
  }

  @POST
  @Path("disable")
  public void disable(byte[] bytes) {
    Body body = inputs.body(bytes);
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    ShownFactor shown = body.required("code", PasskeyFields.factor(body, "code"));
    body.check();
    credentials.disableSecondFactor(password, shown);
  }
}
