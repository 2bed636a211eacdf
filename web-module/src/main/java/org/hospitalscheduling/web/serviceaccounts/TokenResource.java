package org.hospitalscheduling.web.serviceaccounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.serviceaccounts.ServiceSignIn;
import org.hospitalscheduling.serviceaccounts.ServiceSignInGateway;
import org.hospitalscheduling.web.identity.RequestOrigin;
import org.hospitalscheduling.web.input.FormEncoding;
import org.hospitalscheduling.web.security.BasicCredentials;
import org.hospitalscheduling.web.security.Public;

/**
 * Tokens for service accounts: the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4),
 * with HTTP Basic (section 2.3.1) and the errors of section 5.2.
 */
@ApplicationScoped
@Path("auth/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
  private static final String GRANT = "client_credentials";

  @Inject private ServiceSignInGateway services;
  @Inject private RequestOrigin origin;

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Public
  public Response token(
      byte[] bytes, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
    // Unknown parameters are ignored, as section 3.2 requires; none may be repeated.
    Optional<Map<String, String>> fields = FormEncoding.fields(bytes);
    if (fields.isEmpty()) {
      return error(400, "invalid_request", "The form cannot be read, or contains a field twice.");
    }
    Map<String, String> form = fields.get();
    Optional<BasicCredentials> credentials = credentials(authorization);
    if (credentials.isEmpty()) {
      return unknownClient("Send the client id and secret with HTTP Basic.");
    }
    String grant = form.get("grant_type");
    if (grant == null) {
      return error(400, "invalid_request", "grant_type is missing.");
    }
    if (!grant.equals(GRANT)) {
      return error(400, "unsupported_grant_type", "Only client_credentials is supported.");
    }
    ServiceSignIn signIn =
        services.signIn(
            credentials.get().user(),
            credentials.get().password(),
            Optional.ofNullable(form.get("scope")).filter(scope -> !scope.isBlank()),
            origin.get());
    if (signIn instanceof ServiceSignIn.Granted granted) {
      return answer(
          Response.ok(),
          Json.createObjectBuilder()
              .add("access_token", granted.accessToken())
              .add("token_type", "Bearer")
              .add("expires_in", granted.expiresIn().toSeconds())
              .add("scope", granted.scope()));
    }
    return signIn instanceof ServiceSignIn.ScopeDenied
        ? error(400, "invalid_scope", "The account does not have this scope.")
        : unknownClient("The client id or the secret is wrong, or the account was revoked.");
  }

  private static Response unknownClient(String description) {
    return Response.fromResponse(error(401, "invalid_client", description))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"hospital-scheduling\"")
        .build();
  }

  private static Response error(int status, String code, String description) {
    return answer(
        Response.status(status),
        Json.createObjectBuilder().add("error", code).add("error_description", description));
  }

  private static Response answer(Response.ResponseBuilder response, JsonObjectBuilder json) {
    return response
        .entity(json.build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache")
        .build();
  }

  /** Both parts are form-encoded before they are joined (RFC 6749, section 2.3.1). */
  private static Optional<BasicCredentials> credentials(String authorization) {
    Optional<BasicCredentials> encoded = BasicCredentials.of(authorization);
    if (encoded.isEmpty()) {
      return encoded;
    }
    try {
      return Optional.of(
          new BasicCredentials(
              FormEncoding.decode(encoded.get().user()),
              FormEncoding.decode(encoded.get().password())));
    } catch (CharacterCodingException none) {
      return Optional.empty();
    }
  }
}
