package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.launcher.Mailbox;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * An attacker wants another user's account and tries what other tests do not try ({@code
 * docs/security.md} lists everything). Each test ends with the victim unharmed.
 */
class TakeoverIT {
  private static final String NEW_PASSWORD = "the night shift begins at nine";
  private static final Pattern LINK = Pattern.compile("http://\\S+#(\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SchedulingApi anonymous = SchedulingApi.anonymous();
  private Browser victim;

  @BeforeEach
  void somebody() {
    victim = new Browser(Account.approved());
  }

  @Test
  @DisplayName("7.2.4: signing in takes over no session that an attacker planted")
  void session_fixation() {
    Browser attacker = new Browser(Account.approved());
    String planted = attacker.cookie() + "; " + attacker.deviceCookie();
    Answer signedIn =
        anonymous.post("auth/login", login(SchedulingApi.PASSWORD), "Cookie", planted).expect(200);
    assertThat(signedIn.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith(attacker.cookie()));
    assertThat(attacker.api().get("auth/me").expect(200).json().path("email").asText())
        .isEqualTo(attacker.account.email());
    assertThat(attacker.refresh().expect(200).json().path("user").path("email").asText())
        .isEqualTo(attacker.account.email());
    // A made-up value is not adopted as a session.
    String name = attacker.cookie().split("=")[0];
    String invented = name + "=" + "A".repeat(43);
    Answer fresh =
        anonymous.post("auth/login", login(SchedulingApi.PASSWORD), "Cookie", invented).expect(200);
    assertThat(String.join(" ", fresh.headers().allValues("Set-Cookie"))).doesNotContain(invented);
    anonymous.send("POST", "auth/refresh", null, "Cookie", invented).refused(401, "signed-out");
  }

  @Test
  @DisplayName("7.2.4: a refresh token from before the last ends the session it was stolen from")
  void refresh_reuse() {
    String stolen = victim.cookie();
    victim.refresh().expect(200);
    victim.refresh().expect(200);
    victim.api().get("auth/me").expect(200);
    anonymous.send("POST", "auth/refresh", null, "Cookie", stolen).refused(401, "signed-out");
    // Whichever of the two it was: both must sign in again.
    victim.api().get("auth/me").expect(401);
    victim.refresh().refused(401, "signed-out");
    victim.account.signIn();
  }

  @Test
  @DisplayName("9.2.2: no kind of token is good for what another is for")
  void tokens_of_another_kind() {
    String refreshToken = victim.cookie().split("=", 2)[1];
    String cookieName = victim.cookie().split("=", 2)[0];
    String ticket =
        victim.api().post("realtime/ticket", null).expect(200).json().path("ticket").asText();
    for (String wrong : List.of(refreshToken, ticket, victim.deviceCookie().split("=", 2)[1])) {
      bearer(wrong).expect(401);
    }
    for (String wrong : List.of(victim.token(), ticket)) {
      anonymous
          .send("POST", "auth/refresh", null, "Cookie", cookieName + "=" + wrong)
          .refused(401, "signed-out");
      anonymous
          .post(
              "auth/password-reset/verify",
              reset(wrong.substring(0, Math.min(100, wrong.length()))))
          .refused(422, "link-over");
    }
    for (String place : List.of("auth/me?access_token=", "auth/me?token=")) {
      assertThat(anonymous.get(place + victim.token()).status()).isIn(400, 401);
    }
    victim.api().get("auth/me").expect(200);
  }

  @Test
  @DisplayName("9.1.1, 9.1.3: a token brings no key of its own, neither in it nor at an address")
  void keys_in_the_token() throws Exception {
    RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
    String kid =
        anonymous.get(".well-known/jwks.json").json().path("keys").path(0).path("kid").asText();
    String keys = "{\"keys\":[" + own.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
    AtomicInteger fetched = new AtomicInteger();
    HttpServer trap =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    trap.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          byte[] body = keys.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    trap.start();
    try {
      String address = "http://127.0.0.1:" + trap.getAddress().getPort() + "/jwks.json";
      for (String name : List.of(kid, "own", "../../../../dev/null", "' OR '1'='1", "")) {
        own.setKeyId(name);
        bearer(signed(own, name, "jwk", null)).expect(401);
        bearer(signed(own, name, "jku", address)).expect(401);
        bearer(signed(own, name, "x5u", address)).expect(401);
        bearer(signed(own, name, "crit", null)).expect(401);
      }
    } finally {
      trap.stop(0);
    }
    assertThat(fetched).hasValue(0);
    // It failed only because of the signature: the very same claims are accepted with the right
    // one.
    victim.api().get("auth/me").expect(200);
  }

  @Test
  @DisplayName(
      "6.4.3: a link for one purpose, of another account or from before a change is worth nothing")
  void links() {
    String old = resetLink();
    victim
        .api()
        .post(
            "auth/change-password",
            Map.of("currentPassword", SchedulingApi.PASSWORD, "newPassword", NEW_PASSWORD))
        .expect(204);
    anonymous.post("auth/password-reset/verify", reset(old)).refused(422, "link-over");

    Browser attacker = new Browser(Account.approved());
    String address = Account.freshEmail();
    attacker
        .api()
        .post(
            "auth/email-change/start", Map.of("email", address, "password", SchedulingApi.PASSWORD))
        .expect(202);
    String theirs = token(mail(address, "Confirm your new e-mail address"));
    anonymous.post("auth/password-reset/verify", reset(theirs)).refused(422, "link-over");
    victim.api().post("auth/password-reset/verify", reset(theirs)).refused(422, "link-over");
    String another = resetLink();
    anonymous.post("auth/email-change/verify", Map.of("token", another)).refused(422, "link-over");
    // Even in the victim's session the attacker's link changes only the attacker's account.
    victim.api().post("auth/email-change/verify", Map.of("token", theirs)).expect(204);
    assertThat(victim.api().get("auth/me").expect(200).json().path("email").asText())
        .isEqualTo(victim.account.email());
    anonymous.signIn(victim.account.email(), NEW_PASSWORD);
  }

  @Test
  @DisplayName("6.3.1: links are not guessed: an address has a hundred tries a minute")
  void guessing_links() {
    String from = "198.51.100." + (1 + (int) (System.nanoTime() % 250));
    int refused = 0;
    Answer last = null;
    for (int i = 0; i < 101; i++) {
      last =
          anonymous.post(
              "auth/password-reset/verify",
              reset("A".repeat(40) + String.format(Locale.ROOT, "%03d", i)),
              "X-Forwarded-For",
              from);
      refused += last.status() == 422 ? 1 : 0;
    }
    assertThat(refused).isLessThanOrEqualTo(100);
    last.refused(429, "throttled");
  }

  @Test
  @DisplayName("6.3.1: another spelling of the address is no other account to guess at")
  void spellings() {
    String email = victim.account.email();
    List<String> spellings =
        List.of(email, email.toUpperCase(Locale.ROOT), " " + email, email + " ");
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(
          anonymous.post(
              "auth/login",
              Map.of("email", spellings.get(i % 4), "password", "guess number " + i),
              "X-Forwarded-For",
              "198.51.100.98"));
    }
    assertThat(answers.subList(0, 10)).allSatisfy(each -> assertThat(each.status()).isIn(400, 401));
    long counted = answers.stream().filter(each -> each.status() == 401).count();
    assertThat(counted).isLessThanOrEqualTo(10);
    anonymous
        .post("auth/login", login("one guess more"), "X-Forwarded-For", "198.51.100.98")
        .expect(counted == 10 ? 429 : 401);
  }

  @Test
  @DisplayName("6.1.1: who asks for links or guesses harms nobody who is signed in")
  void a_nuisance() {
    for (int i = 0; i < 3; i++) {
      anonymous
          .post("auth/password-reset/start", Map.of("email", victim.account.email()))
          .expect(202);
      anonymous.post("auth/login", login("a wild guess")).refused(401, "sign-in-failed");
    }
    anonymous.register("Somebody else", victim.account.email(), null).expect(202);
    victim.api().get("auth/me").expect(200);
    victim.refresh().expect(200);
    victim.account.signIn();
  }

  @Test
  @DisplayName(
      "6.1.1: who uses up every count of an account from everywhere keeps its owner off no new device")
  void a_siege() throws SQLException {
    String id = victim.account.id().toString();
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO auth_throttle (subject, window_start, failures) VALUES ('account:%s', '%s', 1000)"
              .formatted(id, HospitalClock.now()));
    }
    anonymous.post("auth/login", login(SchedulingApi.PASSWORD)).refused(429, "throttled");
    Answer reset = anonymous.post("auth/password-reset/verify", reset(resetLink())).expect(204);
    String device = reset.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    anonymous.post("auth/login", login("an attacker's quiet choice"), "Cookie", device).expect(200);
    anonymous.post("auth/login", login("an attacker's quiet choice")).refused(429, "throttled");
  }

  @Test
  @DisplayName(
      "6.3.7: of two who want one address the first to confirm has it, the other keeps theirs")
  void one_address_for_two() {
    Browser attacker = new Browser(Account.approved());
    String address = Account.freshEmail();
    for (Browser each : List.of(victim, attacker)) {
      each.api()
          .post(
              "auth/email-change/start",
              Map.of("email", address, "password", SchedulingApi.PASSWORD))
          .expect(202);
    }
    List<String> links =
        await()
            .atMost(PATIENCE)
            .until(
                () -> mails(address, "Confirm your new e-mail address"), each -> each.size() == 2)
            .stream()
            .map(TakeoverIT::token)
            .toList();
    anonymous.post("auth/email-change/verify", Map.of("token", links.get(0))).expect(204);
    anonymous
        .post("auth/email-change/verify", Map.of("token", links.get(1)))
        .refused(422, "link-over");
    List<String> now =
        List.of(victim, attacker).stream()
            .map(each -> each.api().get("auth/me").expect(200).json().path("email").asText())
            .toList();
    assertThat(now).containsOnlyOnce(address).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "3.5.1, 3.5.2: another site's page neither refreshes nor signs out, and may read nothing")
  void other_sites() {
    for (Map.Entry<String, String> sign :
        List.of(
            Map.entry("Origin", "https://evil.example"),
            Map.entry("Origin", "null"),
            Map.entry("Origin", TestBed.running().address() + "evil"),
            Map.entry("Origin", "http://localhost.evil.example"),
            Map.entry("Sec-Fetch-Site", "cross-site"),
            Map.entry("Sec-Fetch-Site", "same-site"))) {
      for (String path : List.of("auth/refresh", "auth/logout", "auth/login")) {
        Answer refused =
            anonymous.send(
                "POST", path, null, "Cookie", victim.cookie(), sign.getKey(), sign.getValue());
        assertThat(refused.expect(403).json().path("type").asText())
            .isEqualTo("urn:hospital-scheduling:other-origin");
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
      }
    }
    victim.api().get("auth/me").expect(200);
    victim.refresh().expect(200);
  }

  @Test
  @DisplayName("3.5.2: a preflight of another site is promised nothing, that of the front end is")
  void preflights() throws Exception {
    for (String origin : List.of("https://evil.example", "null")) {
      RawHttp.Response refused = preflight(origin);
      assertThat(refused.headers().keySet())
          .doesNotContain(
              "access-control-allow-origin",
              "access-control-allow-credentials",
              "access-control-allow-methods",
              "access-control-allow-headers");
    }
    String own = TestBed.running().address().toString();
    own = own.substring(0, own.indexOf('/', "http://".length()));
    RawHttp.Response granted = preflight(own);
    assertThat(granted.header("access-control-allow-origin")).hasValue(own);
    assertThat(granted.header("vary").orElseThrow()).contains("Origin");
  }

  @Test
  @DisplayName("8.2.2: what somebody may do to their own account they cannot do to another's")
  void the_account_of_another() {
    SchedulingApi attacker = new Browser(Account.approved()).api();
    String theirs = victim.account.id().toString();
    attacker.patch("auth/profile", null, Map.of("username", "Eve", "id", theirs)).expect(400);
    attacker.send("PUT", "users/" + theirs + "/avatar", new byte[10], "Content-Type", "image/png");
    attacker.patch("admin/users/" + theirs, "\"0\"", Map.of("status", "disabled")).expect(403);
    attacker
        .post(
            "admin/users/" + theirs + "/second-factor-reset",
            Map.of("password", SchedulingApi.PASSWORD))
        .expect(403);
    String session =
        victim
            .api()
            .get("auth/sessions")
            .expect(200)
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asText();
    attacker.send("DELETE", "auth/sessions/" + session, null).refused(404, "not-found");
    victim.api().get("auth/me").expect(200);
  }

  private Map<String, String> login(String password) {
    return Map.of("email", victim.account.email(), "password", password);
  }

  private static Map<String, String> reset(String token) {
    return Map.of("token", token, "newPassword", "an attacker's quiet choice");
  }

  private Answer bearer(String token) {
    return anonymous.send("GET", "auth/me", null, "Authorization", "Bearer " + token);
  }

  /** The victim's own claims, word for word, under the attacker's key. */
  private String signed(RsaJsonWebKey key, String kid, String header, String address)
      throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue("RS256");
    signature.setKeyIdHeaderValue(kid);
    signature.setHeader("typ", "JWT");
    switch (header) {
      case "jwk" -> signature.setJwkHeader(key);
      case "crit" -> signature.setCriticalHeaderNames("exp");
      default -> signature.setHeader(header, address);
    }
    signature.setKey(key.getPrivateKey());
    signature.setPayload(
        new String(
            Base64.getUrlDecoder().decode(victim.token().split("\\.")[1]), StandardCharsets.UTF_8));
    return signature.getCompactSerialization();
  }

  /** A new one; earlier ones are in {@link #seen}. */
  private String resetLink() {
    anonymous
        .post("auth/password-reset/start", Map.of("email", victim.account.email()))
        .expect(202);
    String link =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    mails(victim.account.email(), "Set a new password").stream()
                        .map(TakeoverIT::token)
                        .filter(each -> !seen.contains(each))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    seen.add(link);
    return link;
  }

  private final List<String> seen = new ArrayList<>();

  private static Mailbox.Received mail(String to, String subject) {
    return await("\"" + subject + "\" to " + to)
        .atMost(PATIENCE)
        .until(() -> mails(to, subject), mails -> !mails.isEmpty())
        .get(0);
  }

  private static List<Mailbox.Received> mails(String to, String subject) {
    return TestBed.running().mailbox().mails().stream()
        .filter(mail -> mail.to().equals(to) && mail.subject().startsWith(subject))
        .toList();
  }

  private static String token(Mailbox.Received mail) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static RawHttp.Response preflight(String origin) throws Exception {
    try (RawHttp connection = new RawHttp(TestBed.running().address())) {
      return connection
          .send(
              "OPTIONS",
              "OPTIONS "
                  + TestBed.running().address().getPath()
                  + "api/auth/refresh HTTP/1.1\r\nHost: "
                  + TestBed.running().address().getAuthority()
                  + "\r\nOrigin: "
                  + origin
                  + "\r\nAccess-Control-Request-Method: POST\r\n\r\n",
              new byte[0],
              false)
          .orElseThrow();
    }
  }
}
