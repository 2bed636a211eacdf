package org.hospitalscheduling.signon;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.settings.SignOn;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The hospital's OpenID provider. What it says of itself counts for an hour, its keys for ten
 * minutes; a key that is not among them is asked for at once, but at most twice a minute.
 */
final class Provider {
  private static final Duration METADATA_LIFE = Duration.ofHours(1);
  private static final Duration KEYS_LIFE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final int MOST_KEYS = 100;

  private final SignOn settings;
  private final ProviderClient client;
  private final Remembered<ProviderMetadata> metadata;
  private final Remembered<List<JsonWebKey>> keys;

  /**
   * @param clock the machine's
   */
  Provider(SignOn settings, ProviderClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.metadata = new Remembered<>(METADATA_LIFE, PAUSE_AFTER_FAILURE, clock, this::askMetadata);
    this.keys = new Remembered<>(KEYS_LIFE, PAUSE, clock, this::askKeys);
  }

  /** The tokens that a code was exchanged for. */
  record Tokens(String idToken, Optional<String> accessToken) {

    /** Omits the tokens: this may be logged. */
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  /**
   * Where the browser goes to sign in.
   *
   * @param challenge S256 of the verifier that {@link #exchange} will show (RFC 7636)
   */
  URI authorization(String state, String nonce, String challenge) throws SignOnRefusedException {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("redirect_uri", redirect());
    query.put("scope", "openid profile email");
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    if (!settings.acr().isEmpty()) {
      query.put("acr_values", String.join(" ", settings.acr()));
    }
    return with(metadata.get().authorization(), query);
  }

  /**
   * Where the browser goes to sign out of the provider too (OpenID Connect RP-Initiated Logout
   * 1.0); empty if it has no such page.
   *
   * @param idToken of the session that ends; without it, the provider may ask
   */
  Optional<URI> endSession(Optional<String> idToken) throws SignOnRefusedException {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", settings.clientId());
    query.put("post_logout_redirect_uri", settings.at("sign-in").toString());
    idToken.ifPresent(token -> query.put("id_token_hint", token));
    return metadata.get().endSession().map(page -> with(page, query));
  }

  /** Whether an answer is from this provider, going by who it says that it is from (RFC 9207). */
  boolean isFromHere(Optional<String> issuer) throws SignOnRefusedException {
    return issuer.map(settings.issuer()::equals).orElse(!metadata.get().namesItself());
  }

  /**
   * Exchanges a code for tokens, which are not judged yet.
   *
   * @throws SignOnRefusedException {@link SignOnRefusal#OVER} if the code is not taken; {@link
   *     SignOnRefusal#MISCONFIGURED} if we are not, or the answer is not understood; {@link
   *     SignOnRefusal#UNAVAILABLE}
   */
  Tokens exchange(String code, String verifier) throws SignOnRefusedException {
    ProviderMetadata known = metadata.get();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect());
    form.put("code_verifier", verifier);
    Optional<String> credentials = Optional.empty();
    if (known.postsSecret()) {
      form.put("client_id", settings.clientId());
      form.put("client_secret", settings.clientSecret().value());
    } else {
      credentials = Optional.of(credentials());
    }
    ProviderClient.Reply reply = client.post(known.token(), form, credentials);
    if (reply.status() >= 500) {
      throw new SignOnRefusedException(
          SignOnRefusal.UNAVAILABLE, "the provider answered " + reply.status());
    }
    Map<String, Object> answer = parsed(reply.body());
    if (reply.status() != 200) {
      throw "invalid_grant".equals(answer.get("error"))
          ? new SignOnRefusedException(SignOnRefusal.OVER, "the code was not taken")
          : misconfigured("the provider refused the code: " + reply.status() + " " + known(answer));
    }
    if (!(answer.get("id_token") instanceof String idToken)) {
      throw misconfigured("the provider gave no ID token");
    }
    return new Tokens(
        idToken,
        answer.get("access_token") instanceof String access
            ? Optional.of(access)
            : Optional.empty());
  }

  /**
   * Checks whether a token is the provider's.
   *
   * @throws UntrustedTokenException unless it is
   */
  SignedToken open(String compact) throws UntrustedTokenException, SignOnRefusedException {
    try {
      return SignedToken.open(compact, keys.get());
    } catch (UntrustedTokenException untrusted) {
      if (untrusted.fault() != TokenFault.UNKNOWN_KEY) {
        throw untrusted;
      }
      return SignedToken.open(compact, keys.renewed());
    }
  }

  private ProviderMetadata askMetadata() throws SignOnRefusedException {
    URI document =
        URI.create(settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration");
    return ProviderMetadata.parse(client.get(document), settings.issuer());
  }

  private List<JsonWebKey> askKeys() throws SignOnRefusedException {
    try {
      return new JsonWebKeySet(client.get(metadata.get().keys()))
          .getJsonWebKeys().stream().limit(MOST_KEYS).toList();
    } catch (JoseException e) {
      throw misconfigured("the provider's keys are no JWK set");
    }
  }

  private String redirect() {
    return settings.at("api/auth/sign-on/callback").toString();
  }

  /** Both parts are encoded before they are joined (RFC 6749, 2.3.1). */
  private String credentials() {
    String pair =
        ProviderClient.encode(settings.clientId())
            + ":"
            + ProviderClient.encode(settings.clientSecret().value());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static Map<String, Object> parsed(String body) throws SignOnRefusedException {
    try {
      return JsonUtil.parseJson(body);
    } catch (JoseException e) {
      throw misconfigured("the provider's answer is no JSON");
    }
  }

  /** The error, if it is a word of RFC 6749. */
  private static String known(Map<String, Object> answer) {
    String error = String.valueOf(answer.get("error"));
    return error.matches("[a-z_]{1,40}") ? error : "";
  }

  private static URI with(URI address, Map<String, String> query) {
    String separator = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + ProviderClient.encode(query));
  }

  private static SignOnRefusedException misconfigured(String why) {
    return new SignOnRefusedException(SignOnRefusal.MISCONFIGURED, why);
  }
}
