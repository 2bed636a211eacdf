package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.signon.SignOnGateway.Arrival;
import org.hospitalscheduling.signon.SignOnGateway.Departure;
import org.hospitalscheduling.signon.SignOnGateway.Return;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From leaving for a provider to coming back, with a provider that says what the test wants. */
class SignOnGatewayIT {
  private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1", "a browser");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(SignedTokens.NOW);
  private final Recorded<Object> events = new Recorded<>();

  /** The claims of the next ID token, beside those of every good one. */
  private final Map<String, Object> claims = new HashMap<>();

  private HttpServer server;
  private String issuer;
  private Settings settings;

  @BeforeEach
  void begin() throws IOException {
    database.asOwner(
        "DELETE FROM app_user", "DELETE FROM sign_on_spent", "DELETE FROM auth_throttle");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    answer(
        "/.well-known/openid-configuration",
        () ->
            """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout",
             "authorization_response_iss_parameter_supported":true}"""
                .formatted(issuer));
    answer(
        "/keys",
        () ->
            "{\"keys\":["
                + SignedTokens.RSA.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                + "]}");
    answer("/token", () -> "{\"id_token\":\"" + idToken() + "\",\"access_token\":\"a\"}");
    server.start();
    settings = TestSettings.signingOn(signOn());
    claims.put("roles", List.of("clerks"));
    claims.put("email", "clara@x.example");
    claims.put("email_verified", true);
    claims.put("name", "Clara Clerk");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void somebody_comes_back_signed_in_to_the_page_that_they_wanted() {
    Departure departure = leave("/list?date=2026-11-30");
    assertThat(departure.to().toString()).startsWith(issuer + "/auth?response_type=code");
    Arrival arrival = arrive(departure);
    assertThat(arrival).isInstanceOf(SignOnGateway.In.class);
    assertThat(arrival.to()).hasToString("https://book.x.example/app/list?date=2026-11-30");
    String token = ((SignOnGateway.In) arrival).signedIn().refreshToken();
    assertThat(farewell(token).orElseThrow().toString())
        .startsWith(issuer + "/logout?client_id=scheduling")
        .contains("&id_token_hint=ey");
    assertThat(farewell("x".repeat(43))).isEmpty();
    assertThat(arrive(leave("https://elsewhere.example/")).to())
        .hasToString("https://book.x.example/app/");
  }

  @Test
  @DisplayName("10.1.2, 10.2.1: an answer counts once, in time, in the browser that asked for it")
  void answers_of_another_attempt() {
    Departure departure = leave("/");
    Departure another = leave("/");
    assertThat(arrive(answerTo(departure), another.attempt())).isEqualTo(SignOnRefusal.OVER);
    assertThat(arrive(answerTo(departure), Optional.empty())).isEqualTo(SignOnRefusal.OVER);
    assertThat(arrive(answerTo(departure), Optional.of("A".repeat(200))))
        .isEqualTo(SignOnRefusal.OVER);
    assertThat(
            arrive(
                new Return(
                    Optional.empty(), Optional.of("c"), Optional.empty(), Optional.of(issuer)),
                departure.attempt()))
        .isEqualTo(SignOnRefusal.OVER);
    assertThat(arrive(departure)).isInstanceOf(SignOnGateway.In.class);
    assertThat(arrive(answerTo(departure), departure.attempt())).isEqualTo(SignOnRefusal.OVER);
    clock.advance(Duration.ofMinutes(10));
    assertThat(arrive(answerTo(another), another.attempt())).isEqualTo(SignOnRefusal.OVER);
    // Whoever words such answers does not fill the log.
    assertThat(refusals()).isEmpty();
  }

  @Test
  @DisplayName("10.5.1: an ID token of another sign-in signs nobody in")
  void another_nonce() {
    claims.put("nonce", "n".repeat(43));
    assertThat(arrive(answerTo(leave("/")), leave("/").attempt())).isEqualTo(SignOnRefusal.OVER);
    Departure departure = leave("/");
    assertThat(arrive(answerTo(departure), departure.attempt()))
        .isEqualTo(SignOnRefusal.MISCONFIGURED);
    assertThat(refusals()).singleElement().asString().contains("nonce");
  }

  @Test
  @DisplayName("10.2.2: an answer of another provider signs nobody in")
  void another_provider() {
    for (Optional<String> from :
        List.of(Optional.of("https://evil.example"), Optional.<String>empty())) {
      Departure departure = leave("/");
      Return answer =
          new Return(answerTo(departure).state(), Optional.of("c"), Optional.empty(), from);
      assertThat(arrive(answer, departure.attempt())).isEqualTo(SignOnRefusal.MISCONFIGURED);
    }
  }

  @Test
  void what_the_provider_says_of_somebody_decides() {
    Map<Map<String, Object>, SignOnRefusal> refused =
        Map.of(
            Map.of("roles", List.of("others")),
            SignOnRefusal.NO_ROLE,
            Map.of("email_verified", false),
            SignOnRefusal.NO_ADDRESS,
            Map.of("email", "no address"),
            SignOnRefusal.NO_ADDRESS,
            Map.of("aud", "another"),
            SignOnRefusal.MISCONFIGURED);
    refused.forEach(
        (changed, refusal) -> {
          Map<String, Object> before = Map.copyOf(claims);
          claims.putAll(changed);
          Departure departure = leave("/");
          assertThat(arrive(answerTo(departure), departure.attempt()))
              .as(changed.toString())
              .isEqualTo(refusal);
          claims.clear();
          claims.putAll(before);
        });
  }

  @Test
  void an_error_of_the_provider_has_its_sentence() {
    Map.of(
            "access_denied", SignOnRefusal.CANCELLED,
            "temporarily_unavailable", SignOnRefusal.UNAVAILABLE,
            "unmet_authentication_requirements", SignOnRefusal.TOO_WEAK,
            "invalid_request", SignOnRefusal.MISCONFIGURED,
            "<script>", SignOnRefusal.MISCONFIGURED)
        .forEach(
            (error, refusal) -> {
              Departure departure = leave("/");
              Return answer =
                  new Return(
                      answerTo(departure).state(),
                      Optional.empty(),
                      Optional.of(error),
                      Optional.of(issuer));
              assertThat(arrive(answer, departure.attempt())).isEqualTo(refusal);
            });
    assertThat(refusals().toString()).doesNotContain("<script>");
  }

  @Test
  void a_provider_that_is_away_is_said() {
    server.stop(0);
    Departure departure = leave("/");
    assertThat(departure.to())
        .hasToString("https://book.x.example/app/sign-in?refused=unavailable");
    assertThat(departure.attempt()).isEmpty();
  }

  @Test
  @DisplayName("7.4.1, 10.5.5: a logout token ends sessions once")
  void logout_tokens() {
    arrive(leave("/"));
    assertThat(living()).isEqualTo(1);
    String token = logoutToken("j-1");
    refused(Refusal.INVALID, () -> signOut(token.substring(0, token.length() - 4) + "AAAA"));
    refused(Refusal.INVALID, () -> signOut(idToken()));
    assertThat(living()).isEqualTo(1);
    signOut(token);
    assertThat(living()).isZero();
    arrive(leave("/"));
    refused(Refusal.INVALID, () -> signOut(token));
    assertThat(living()).isEqualTo(1);
    signOut(logoutToken("j-2"));
    assertThat(living()).isZero();
  }

  @Test
  @DisplayName("6.3.1: guesses are counted, good answers are not")
  void throttled() {
    for (int i = 0; i < 100; i++) {
      refused(Refusal.INVALID, () -> signOut("a.b.c"));
    }
    refused(Refusal.THROTTLED, () -> signOut("a.b.c"));
    Departure departure = leave("/");
    assertThat(arrive(answerTo(departure), departure.attempt())).isEqualTo(SignOnRefusal.THROTTLED);
  }

  @Test
  @DisplayName("13.4.5: without a sign-on there is none of its operations")
  void not_configured() {
    settings = TestSettings.defaults();
    refused(Refusal.NOT_FOUND, () -> leave("/"));
    refused(Refusal.NOT_FOUND, () -> signOut("a.b.c"));
    refused(
        Refusal.NOT_FOUND,
        () ->
            arrive(
                new Return(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty()));
    assertThat(farewell("x".repeat(43))).isEmpty();
  }

  private SignOn signOn() {
    return new SignOn(
        issuer,
        SignedTokens.CLIENT,
        new Secret("geheim"),
        "the sign-on",
        URI.create("https://book.x.example/app"),
        "roles",
        List.of(new SignOn.GrantedRole("clerks", "USER")),
        true,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private interface Text {
    String get();
  }

  private void answer(String path, Text text) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private String idToken() {
    Map<String, Object> all = SignedTokens.idToken();
    all.put("iss", issuer);
    all.put("iat", clock.instant().getEpochSecond());
    all.put("exp", clock.instant().getEpochSecond() + 60);
    all.putAll(claims);
    return SignedTokens.sign(all);
  }

  private String logoutToken(String id) {
    Map<String, Object> all = SignedTokens.logoutToken();
    all.put("iss", issuer);
    all.put("jti", id);
    all.remove("sid");
    return SignedTokens.sign(all);
  }

  private Optional<URI> farewell(String refreshToken) {
    return gateway(g -> g.farewell(refreshToken));
  }

  private Departure leave(String to) {
    return gateway(g -> g.leave(to));
  }

  private Arrival arrive(Departure departure) {
    claims.put("nonce", parameter(departure, "nonce"));
    return gateway(
        g -> g.arrive(answerTo(departure), departure.attempt(), Optional.empty(), ORIGIN));
  }

  private SignOnRefusal arrive(Return answer, Optional<String> attempt) {
    claims.putIfAbsent("nonce", "");
    return ((SignOnGateway.Out) gateway(g -> g.arrive(answer, attempt, Optional.empty(), ORIGIN)))
        .refusal();
  }

  private Return answerTo(Departure departure) {
    if (!"n".repeat(43).equals(claims.get("nonce"))) {
      claims.put("nonce", parameter(departure, "nonce"));
    }
    return new Return(
        Optional.of(parameter(departure, "state")),
        Optional.of("c"),
        Optional.empty(),
        Optional.of(issuer));
  }

  private static String parameter(Departure departure, String name) {
    Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(departure.to().toString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private void signOut(String token) {
    gateway(
        g -> {
          g.signOut(token, ORIGIN);
          return true;
        });
  }

  private <T> T gateway(Function<SignOnGateway, T> work) {
    // A refusal of the gateway's does not undo what it has counted.
    Object[] refused = new Object[1];
    T result =
        database.inTransaction(
            em -> {
              try {
                return work.apply(new Wired(em, events, clock, settings).get(SignOnGateway.class));
              } catch (RefusedException e) {
                refused[0] = e;
                return null;
              }
            });
    if (refused[0] != null) {
      throw (RefusedException) refused[0];
    }
    return result;
  }

  private static void refused(Refusal refusal, Runnable attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private static long living() {
    return database.inTransaction(
        em ->
            ((Number)
                    em.createNativeQuery(
                            "SELECT count(*) FROM user_session WHERE revoked_at IS NULL")
                        .getSingleResult())
                .longValue());
  }

  private List<Map<String, String>> refusals() {
    return events.events.stream()
        .filter(AccountChanged.class::isInstance)
        .map(AccountChanged.class::cast)
        .filter(change -> change.kind() == AccountChanged.Kind.SIGN_IN_FAILED)
        .map(AccountChanged::detail)
        .toList();
  }
}
