package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.SignOn;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a provider that answers what the test says. */
class ProviderTest {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final MovingClock clock = new MovingClock();
  private HttpServer server;
  private String issuer;
  private Provider provider;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private record Asked(String path, String authorization, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().replaceFirst("^/realm/", "");
          asked.add(
              new Asked(
                  path,
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          answers.getOrDefault(path, text(404, "")).to(exchange);
          exchange.close();
        });
    server.start();
    answers.put(".well-known/openid-configuration", text(200, document("")));
    answers.put("keys", text(200, jwks(SignedTokens.RSA)));
    provider = provider(new ProviderClient(Duration.ofSeconds(1)));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_browser_is_sent_with_all_that_binds_the_answer_to_it() throws Exception {
    URI to = provider.authorization("s", "n", "c");
    assertThat(to.toString())
        .isEqualTo(
            issuer
                + "/auth?response_type=code&client_id=our+client"
                + "&redirect_uri=https%3A%2F%2Fbook.x.example%2Fapi%2Fauth%2Fsign-on%2Fcallback"
                + "&scope=openid+profile+email&state=s&nonce=n&code_challenge=c"
                + "&code_challenge_method=S256&acr_values=2");
    assertThat(provider.endSession(Optional.of("t")).orElseThrow().toString())
        .isEqualTo(
            issuer
                + "/logout?client_id=our+client"
                + "&post_logout_redirect_uri=https%3A%2F%2Fbook.x.example%2Fsign-in"
                + "&id_token_hint=t");
  }

  @Test
  void the_secret_goes_where_the_provider_takes_it() throws Exception {
    answers.put("token", text(200, "{\"id_token\":\"i\",\"access_token\":\"a\"}"));
    Provider.Tokens tokens = provider.exchange("the code", "the verifier");
    assertThat(tokens.idToken()).isEqualTo("i");
    assertThat(tokens.accessToken()).contains("a");
    Asked last = asked.get(asked.size() - 1);
    assertThat(last.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("our+client:g%3Aheim%26".getBytes(StandardCharsets.US_ASCII)));
    assertThat(last.body())
        .contains("code=the+code", "code_verifier=the+verifier", "grant_type=authorization_code")
        .doesNotContain("heim");

    answers.put(
        ".well-known/openid-configuration",
        text(200, document(",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]")));
    Provider posting = provider(new ProviderClient());
    posting.exchange("the code", "the verifier");
    last = asked.get(asked.size() - 1);
    assertThat(last.authorization()).isNull();
    assertThat(last.body()).contains("client_secret=g%3Aheim%26", "client_id=our+client");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_grant\"} | OVER",
        "401 | {\"error\":\"invalid_client\"} | MISCONFIGURED",
        "401 | {\"error\":\"unauthorized_client\"} | MISCONFIGURED",
        "400 | <html> | MISCONFIGURED",
        "200 | {\"access_token\":\"a\"} | MISCONFIGURED",
        "200 | [] | MISCONFIGURED",
        "503 | try again | UNAVAILABLE",
        "302 | {} | MISCONFIGURED"
      })
  void what_the_provider_answers_to_a_code(int status, String body, SignOnRefusal refusal) {
    answers.put("token", text(status, body));
    assertThat(refusal(() -> provider.exchange("c", "v"))).isEqualTo(refusal);
  }

  @Test
  @DisplayName("15.2.2, 15.3.2: no redirect is followed, and no answer may be too long or too slow")
  void a_hostile_provider_is_given_up() {
    answers.put(
        "token",
        exchange -> {
          exchange.getResponseHeaders().add("Location", issuer + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    refusal(() -> provider.exchange("c", "v"));
    assertThat(asked).noneMatch(each -> each.path().equals("elsewhere"));

    answers.put("token", text(200, "x".repeat(ProviderClient.LONGEST + 1)));
    assertThat(refusal(() -> provider.exchange("c", "v"))).isEqualTo(SignOnRefusal.UNAVAILABLE);

    answers.put(
        "token",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause();
          }
        });
    long begun = System.nanoTime();
    assertThat(refusal(() -> provider.exchange("c", "v"))).isEqualTo(SignOnRefusal.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void a_new_key_of_the_provider_is_fetched_when_a_token_names_it() throws Exception {
    PublicJsonWebKey next = SignedTokens.OTHER_RSA;
    provider.open(SignedTokens.sign(SignedTokens.idToken()));
    String token = SignedTokens.sign(SignedTokens.idToken(), "RS256", next, Map.of());
    answers.put("keys", text(200, jwks(next)));
    clock.pass(Duration.ofSeconds(31));
    assertThat(provider.open(token).text("sub")).contains("4711");
    assertThat(fault(SignedTokens.sign(SignedTokens.idToken()))).isEqualTo(TokenFault.UNKNOWN_KEY);
  }

  @Test
  void a_key_that_was_taken_back_counts_for_ten_minutes_at_most() throws Exception {
    String token = SignedTokens.sign(SignedTokens.idToken());
    provider.open(token);
    answers.put("keys", text(200, "{\"keys\":[]}"));
    clock.pass(Duration.ofMinutes(9));
    provider.open(token);
    clock.pass(Duration.ofMinutes(2));
    assertThat(fault(token)).isEqualTo(TokenFault.UNKNOWN_KEY);
  }

  @Test
  @DisplayName("15.2.2: strangers cannot make us ask the provider again and again")
  void unknown_keys_are_asked_for_at_most_twice_a_minute() throws Exception {
    for (int i = 0; i < 20; i++) {
      PublicJsonWebKey made = SignedTokens.OTHER_RSA;
      assertThat(
              fault(
                  SignedTokens.sign("{}", "RS256", "made up " + i, made.getPrivateKey(), Map.of())))
          .isEqualTo(TokenFault.UNKNOWN_KEY);
    }
    assertThat(asked.stream().filter(each -> each.path().equals("keys"))).hasSize(1);
  }

  @Test
  void a_provider_that_is_down_is_asked_again_after_five_seconds() throws Exception {
    answers.put(".well-known/openid-configuration", text(500, ""));
    for (int i = 0; i < 5; i++) {
      assertThat(refusal(() -> provider.authorization("s", "n", "c")))
          .isEqualTo(SignOnRefusal.UNAVAILABLE);
    }
    assertThat(asked).hasSize(1);
    answers.put(".well-known/openid-configuration", text(200, document("")));
    clock.pass(Duration.ofSeconds(6));
    provider.authorization("s", "n", "c");
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_down_provider_that_stays_down_is_not_asked_more_often() {
    answers.put(".well-known/openid-configuration", text(500, ""));
    for (int i = 0; i < 10; i++) {
      refusal(() -> provider.authorization("s", "n", "c"));
      clock.pass(Duration.ofSeconds(2));
    }
    assertThat(asked).hasSize(4);
  }

  @Test
  @DisplayName("10.5.3: the provider is the one of the settings, whoever else answers")
  void another_issuers_document_is_refused() {
    for (String document :
        List.of(
            document("").replace("/realm\"", "/other\""),
            document("").replace("/realm\"", "/realm/\""),
            "[]",
            "{}",
            "no json")) {
      answers.put(".well-known/openid-configuration", text(200, document));
      assertThat(refusal(() -> provider(new ProviderClient()).authorization("s", "n", "c")))
          .isEqualTo(SignOnRefusal.MISCONFIGURED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.x.example/token",
        "ftp://x/",
        "javascript:x",
        "/token",
        "https:///x",
        "https://x/#y"
      })
  void an_address_without_tls_is_refused(String address) throws Exception {
    String issuer = "https://login.x.example";
    String document =
        "{\"issuer\":\"%s\",\"authorization_endpoint\":\"https://login.x.example/a\",\"jwks_uri\":\"https://login.x.example/k\",\"token_endpoint\":\"%s\"}"
            .formatted(issuer, address);
    assertThat(refusal(() -> ProviderMetadata.parse(document, issuer)))
        .isEqualTo(SignOnRefusal.MISCONFIGURED);
    ProviderMetadata.parse(document.replace(address, "https://login.x.example/t"), issuer);
  }

  @Test
  @DisplayName("10.2.2: an answer that another provider gave is not taken to this one")
  void answers_say_who_they_are_from() throws Exception {
    assertThat(provider.isFromHere(Optional.empty())).isTrue();
    assertThat(provider.isFromHere(Optional.of(issuer))).isTrue();
    assertThat(provider.isFromHere(Optional.of("https://other.example"))).isFalse();
    answers.put(
        ".well-known/openid-configuration",
        text(200, document(",\"authorization_response_iss_parameter_supported\":true")));
    assertThat(provider(new ProviderClient()).isFromHere(Optional.empty())).isFalse();
  }

  private Provider provider(ProviderClient client) {
    return new Provider(
        new SignOn(
            issuer,
            "our client",
            new Secret("g:heim&"),
            "the sign-on",
            URI.create("https://book.x.example"),
            "roles",
            List.of(),
            false,
            List.of("2"),
            List.of(),
            Optional.empty()),
        client,
        clock);
  }

  private String document(String more) {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout"%2$s}"""
        .formatted(issuer, more);
  }

  private static String jwks(PublicJsonWebKey... keys) {
    return Stream.of(keys)
        .map(key -> key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
        .collect(
            Collectors.joining(
                ",", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"AAAA\"},", "]}"));
  }

  private static Answer text(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Attempted {
    void run() throws Exception;
  }

  private static SignOnRefusal refusal(Attempted attempted) {
    return catchThrowableOfType(SignOnRefusedException.class, attempted::run).refusal();
  }

  private TokenFault fault(String token) {
    return catchThrowableOfType(UntrustedTokenException.class, () -> provider.open(token)).fault();
  }

  private static final class MovingClock extends Clock {
    private Instant now = SignedTokens.NOW;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
