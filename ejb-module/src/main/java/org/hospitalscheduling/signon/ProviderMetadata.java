package org.hospitalscheduling.signon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0, 3).
 *
 * @param endSession where people sign out of the provider too; empty if it has no such page
 * @param postsSecret whether the client's secret goes into the form, as it is not taken elsewhere
 * @param namesItself whether every answer says who it is from (RFC 9207)
 */
record ProviderMetadata(
    URI authorization,
    URI token,
    URI keys,
    Optional<URI> endSession,
    boolean postsSecret,
    boolean namesItself) {

  /**
   * @param issuer as in the settings; the document must be this issuer's own
   * @throws SignOnRefusedException {@link SignOnRefusal#MISCONFIGURED}
   */
  static ProviderMetadata parse(String json, String issuer) throws SignOnRefusedException {
    Map<String, Object> document;
    try {
      document = JsonUtil.parseJson(json);
    } catch (JoseException e) {
      throw misconfigured("the discovery document is no JSON");
    }
    if (!issuer.equals(document.get("issuer"))) {
      throw misconfigured("the discovery document is of another issuer");
    }
    boolean plain = issuer.startsWith("http:");
    List<String> methods = SignedToken.texts(document.get("token_endpoint_auth_methods_supported"));
    return new ProviderMetadata(
        address(document.get("authorization_endpoint"), plain),
        address(document.get("token_endpoint"), plain),
        address(document.get("jwks_uri"), plain),
        document.containsKey("end_session_endpoint")
            ? Optional.of(address(document.get("end_session_endpoint"), plain))
            : Optional.empty(),
        !methods.isEmpty() && !methods.contains("client_secret_basic"),
        Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")));
  }

  /** An address over TLS; without it only where the issuer has none either. */
  private static URI address(@Nullable Object value, boolean plain) throws SignOnRefusedException {
    if (value instanceof String text) {
      try {
        URI uri = new URI(text);
        boolean safe = "https".equals(uri.getScheme()) || plain && "http".equals(uri.getScheme());
        if (safe && uri.getHost() != null && uri.getRawFragment() == null) {
          return uri;
        }
      } catch (URISyntaxException e) {
        // the sentence below says it
      }
    }
    throw misconfigured("the discovery document lacks an address, or has one without TLS");
  }

  private static SignOnRefusedException misconfigured(String why) {
    return new SignOnRefusedException(SignOnRefusal.MISCONFIGURED, why);
  }
}
