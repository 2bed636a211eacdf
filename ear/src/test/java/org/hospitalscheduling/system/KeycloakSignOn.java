package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Signing in and out with a real provider, as a browser does. Runs under the profile {@code
 * keycloak} only: its start takes a minute.
 */
class KeycloakSignOn {
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final String SECRET = "the secret of the tests";

  private static Keycloak keycloak;
  private final Visitor visitor = new Visitor();

  @BeforeAll
  static void start() {
    assumeThat(System.getProperty("system.keycloak")).endsWith(".zip");
    keycloak = TestBed.running().keycloak().orElseThrow();
  }

  @BeforeEach
  @AfterEach
  void roles() {
    keycloak.giveRoles("clara", "clerks");
  }

  @Test
  @DisplayName("6.8.1: the first sign-in makes an account, the next has the role of that day")
  void first_and_second_sign_in() {
    assertThat(settings().path("signOn").asText()).isEqualTo("the staff login");
    HttpResponse<String> arrived = visitor.signIn("clara", "/list?date=2026-06-17");
    assertThat(location(arrived)).isEqualTo(app("list?date=2026-06-17"));
    JsonNode me = visitor.me();
    assertThat(me.path("username").asText()).startsWith("Clara Clerk");
    assertThat(me.path("email").asText()).isEqualTo("clara@staff.test");
    assertThat(me.path("role").asText()).isEqualTo("USER");
    assertThat(me.path("signOn").asBoolean()).isTrue();

    SchedulingApi before = visitor.api();
    keycloak.giveRoles("clara", "scheduling-admins", "clerks");
    Visitor later = new Visitor();
    later.signIn("clara", "/");
    JsonNode again = later.me();
    assertThat(again.path("id")).isEqualTo(me.path("id"));
    assertThat(again.path("role").asText()).isEqualTo("ADMIN");
    later.api().get("admin/users?limit=1").expect(200);
    // The older token names the older role, and is refreshed.
    before.get("auth/me").expect(401);
    assertThat(visitor.me().path("role").asText()).isEqualTo("ADMIN");
    JsonNode log = later.api().get("admin/logs?action=account-changed&limit=5").expect(200).json();
    assertThat(log.path("items").findValuesAsText("role")).contains("ADMIN");
    assertThat(log.path("items").toString()).contains("sign-on");
    await("the news to the other administrators")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestBed.running().mailbox().mails().stream()
                    .anyMatch(mail -> mail.text().contains("the hospital's sign-on says so")));
  }

  @Test
  @DisplayName("7.4.1: whom the provider signs out is out here at once, live connections included")
  void back_channel_logout() {
    visitor.signIn("clara", "/");
    SchedulingApi api = visitor.api();
    try (LiveLine line = LiveLine.of(api)) {
      api.get("auth/me").expect(200);
      keycloak.signOut("clara");
      await("the end of the session")
          .atMost(Duration.ofSeconds(20))
          .until(() -> api.get("auth/me").status() == 401);
      assertThat(line.closeCode()).isBetween(1000, 4999);
    }
    visitor.refresh().refused(401, "signed-out");
  }

  @Test
  @DisplayName("10.5.5: what is no logout token ends nothing")
  void logout_tokens() {
    SchedulingApi anonymous = SchedulingApi.anonymous();
    for (String token : new String[] {"", "x", "a.b.c", "e30.e30.e30"}) {
      anonymous
          .send(
              "POST",
              "auth/sign-on/back-channel-logout",
              "logout_token=" + token,
              "Content-Type",
              "application/x-www-form-urlencoded")
          .refused(400, "invalid");
    }
  }

  @Test
  @DisplayName("7.6.1: signing out here signs out of the provider too, which sends one back")
  void rp_initiated_logout() {
    visitor.signIn("clara", "/");
    Answer out = visitor.post("auth/logout").expect(200);
    URI next = URI.create(out.json().path("next").asText());
    assertThat(next.toString()).startsWith(keycloak.issuer());
    HttpResponse<String> back = visitor.get(next);
    assertThat(location(back)).isEqualTo(app("sign-in"));
    // It asks for the password again.
    HttpResponse<String> form = visitor.follow(visitor.get(URI.create(app("api/auth/sign-on"))));
    assertThat(form.body()).contains("password");
    visitor.refresh().refused(401, "signed-out");
  }

  @Test
  @DisplayName("8.2.1: whom the provider gives no role has no account here")
  void unknown_role() {
    HttpResponse<String> arrived = visitor.signIn("norbert", "/");
    assertThat(location(arrived)).isEqualTo(app("sign-in?refused=no-role"));
    assertThat(
            SchedulingApi.administrator()
                .get("admin/users?q=norbert@staff.test")
                .json()
                .path("items"))
        .isEmpty();
    visitor.refresh().refused(401, "signed-out");
  }

  @Test
  @DisplayName("6.8.1: an address that is another account's opens nothing")
  void taken_address() {
    HttpResponse<String> arrived = visitor.signIn("double", "/");
    assertThat(location(arrived)).isEqualTo(app("sign-in?refused=address-taken"));
    SchedulingApi.anonymous().signIn("user@example.com", "password");
  }

  @Test
  void a_wrong_client_secret_is_said() {
    keycloak.changeSecret("another");
    try {
      assertThat(location(visitor.signIn("clara", "/")))
          .isEqualTo(app("sign-in?refused=misconfigured"));
    } finally {
      keycloak.changeSecret(SECRET);
    }
    assertThat(location(new Visitor().signIn("clara", "/"))).isEqualTo(app(""));
  }

  @Test
  @DisplayName("10.1.2, 10.2.1: an answer counts once, and in the browser that asked for it")
  void replayed_answers() {
    HttpResponse<String> answer = visitor.answered("clara", "/");
    URI callback = URI.create(location(answer));
    Visitor thief = new Visitor();
    assertThat(location(thief.get(callback))).isEqualTo(app("sign-in?refused=over"));
    String attempt = visitor.cookie("-sign-on");
    assertThat(location(visitor.get(callback))).isEqualTo(app(""));
    assertThat(
            location(
                Keycloak.send(HttpRequest.newBuilder(callback).header("Cookie", attempt).GET())))
        .isEqualTo(app("sign-in?refused=over"));
    thief.refresh().refused(401, "signed-out");
  }

  @Test
  void an_error_of_the_provider_is_said() {
    HttpResponse<String> begun = visitor.get(URI.create(app("api/auth/sign-on?to=//x.example")));
    String state = parameter(URI.create(location(begun)), "state");
    URI callback =
        URI.create(
            app("api/auth/sign-on/callback?error=access_denied&state=")
                + state
                + "&iss="
                + Keycloak.encode(keycloak.issuer()));
    assertThat(location(visitor.get(callback))).isEqualTo(app("sign-in?refused=cancelled"));
  }

  @Test
  @DisplayName("11.1.1: tokens under a newer key of the provider are believed, too")
  void newer_keys() {
    visitor.signIn("clara", "/");
    keycloak.rotateKeys();
    // Unknown keys are asked for twice a minute.
    await("the newer key")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(5))
        .until(() -> location(new Visitor().signIn("clara", "/")).equals(app("")));
  }

  private static JsonNode settings() {
    return SchedulingApi.anonymous().get("settings").expect(200).json();
  }

  private static String app(String path) {
    return TestBed.running().address() + path;
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }

  private static String parameter(URI uri, String name) {
    Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(uri.toString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** A browser as far as cookies and forms go. It follows a redirect when it is told to. */
  private static final class Visitor {
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Up to the answer of our callback. */
    HttpResponse<String> signIn(String username, String to) {
      return get(URI.create(location(answered(username, to))));
    }

    /** Up to the provider's answer, which leads to our callback. */
    HttpResponse<String> answered(String username, String to) {
      HttpResponse<String> form =
          follow(get(URI.create(app("api/auth/sign-on?to=" + Keycloak.encode(to)))));
      Matcher action = FORM.matcher(form.body());
      assertThat(action.find()).as(form.body()).isTrue();
      return send(
          HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "username=" + username + "&password=password&credentialId=")));
    }

    HttpResponse<String> follow(HttpResponse<String> answer) {
      HttpResponse<String> last = answer;
      while (last.statusCode() / 100 == 3) {
        last = get(URI.create(location(last)));
      }
      return last;
    }

    HttpResponse<String> get(URI address) {
      return send(HttpRequest.newBuilder(address).GET());
    }

    Answer refresh() {
      Answer answer = post("auth/refresh");
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    }

    Answer post(String path) {
      return SchedulingApi.anonymous().send("POST", path, null, "Cookie", header());
    }

    SchedulingApi api() {
      String token = refresh().expect(200).json().path("accessToken").asText();
      return SchedulingApi.anonymous().as(token);
    }

    JsonNode me() {
      return api().get("auth/me").expect(200).json();
    }

    /** The cookie whose name ends like this. */
    String cookie(String end) {
      return cookies.entrySet().stream()
          .filter(each -> each.getKey().endsWith(end))
          .map(each -> each.getKey() + "=" + each.getValue())
          .findFirst()
          .orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      if (!cookies.isEmpty()) {
        request.header("Cookie", header());
      }
      HttpResponse<String> answer = Keycloak.send(request);
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    }

    private String header() {
      return cookies.entrySet().stream()
          .map(each -> each.getKey() + "=" + each.getValue())
          .collect(java.util.stream.Collectors.joining("; "));
    }

    private void keep(String cookie) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
  }
}
