package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.hospitalscheduling.launcher.Mailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users do to their own accounts, and what an attacker tries, with mails that arrive. */
class AccountIT {
  private static final String NEW_PASSWORD = "the night shift begins at nine";
  private static final Pattern LINK = Pattern.compile("(http://\\S+)#(\\S+)");

  private final SchedulingApi anonymous = SchedulingApi.anonymous();

  // Second factor

  @Test
  @DisplayName(
      "6.3.3, 6.5.1: with a second factor the password alone signs nobody in, and a code does once")
  void second_factor() {
    Account account = Account.approved();
    Enrolled enrolled = Enrolled.of(account);
    anonymous.post("auth/login", login(account)).refused(401, "second-factor-required");
    anonymous.post("auth/login", login(account, "000000")).refused(401, "second-factor-failed");
    String code = enrolled.app.code(HospitalClock.now().plusSeconds(30));
    JsonNode user =
        anonymous.post("auth/login", login(account, code)).expect(200).json().path("user");
    assertThat(user.path("twoFactorEnabled").asBoolean()).isTrue();
    anonymous.post("auth/login", login(account, code)).refused(401, "second-factor-failed");
    for (String disguise : List.of("+" + code, "000" + code)) {
      anonymous.post("auth/login", login(account, disguise)).expect(401);
    }
    String recovery = enrolled.recoveryCodes.get(0);
    Browser rescued = new Browser(account, Map.of("totp", recovery));
    assertThat(rescued.api().get("auth/me").expect(200).json().path("twoFactorEnabled").asBoolean())
        .isTrue();
    mail(account.email(), "A recovery code was used");
  }

  @Test
  @DisplayName(
      "6.3.1, 6.3.5: the step of the code is throttled as well, the owner told, their device and"
          + " recovery codes apart")
  void guessing_codes() {
    Account account = Account.approved();
    Browser owner = new Browser(account);
    Enrolled enrolled = Enrolled.of(owner);
    for (int i = 0; i < 5; i++) {
      anonymous
          .post("auth/login", login(account, "00000" + i))
          .refused(401, "second-factor-failed");
    }
    mail(account.email(), "Wrong codes after the right password");
    Answer stopped =
        anonymous
            .post("auth/login", login(account, enrolled.app.code(HospitalClock.now())))
            .refused(429, "throttled");
    assertThat(Integer.parseInt(stopped.header("Retry-After").orElseThrow())).isBetween(1, 900);
    // What is counted is guesses, and a recovery code is none.
    anonymous.post("auth/login", login(account, enrolled.recoveryCodes.get(1))).expect(200);
    anonymous
        .post(
            "auth/login",
            login(account, enrolled.app.code(HospitalClock.now().plusSeconds(30))),
            "Cookie",
            owner.deviceCookie())
        .expect(200);
    JsonNode failed =
        SchedulingApi.administrator()
            .get("admin/logs?action=sign-in-failed&subject=" + account.id())
            .expect(200)
            .json()
            .path("items");
    assertThat(failed)
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.toString()).contains("wrong-code"));
  }

  @Test
  @DisplayName(
      "7.5.1, 6.3.7: it is set up with the password, switched off with password and code, and told by mail")
  void switching_it_on_and_off() {
    Account account = Account.approved();
    Browser browser = new Browser(account);
    SchedulingApi api = browser.api();
    api.post("auth/2fa/setup", Map.of("password", "not the password"))
        .refused(422, "wrong-password");
    api.post("auth/2fa/verify", Map.of("code", "123456")).refused(422, "link-over");
    Enrolled enrolled = Enrolled.of(browser);
    mail(account.email(), "Two-step verification is on");
    api.post("auth/2fa/setup", Map.of("password", SchedulingApi.PASSWORD))
        .refused(409, "second-factor-on");
    Map<String, String> wrongCode = Map.of("password", SchedulingApi.PASSWORD, "code", "000000");
    api.post("auth/2fa/disable", wrongCode).refused(422, "wrong-code");
    Map<String, String> wrongPassword =
        Map.of("password", "not the password", "code", enrolled.recoveryCodes.get(0));
    api.post("auth/2fa/disable", wrongPassword).refused(422, "wrong-password");
    Map<String, String> right =
        Map.of("password", SchedulingApi.PASSWORD, "code", enrolled.recoveryCodes.get(0));
    api.post("auth/2fa/disable", right).expect(204);
    mail(account.email(), "Two-step verification is off");
    account.signIn();
  }

  @Test
  @DisplayName(
      "6.4.4, 6.3.7, 7.4.3: a lost one is taken away by an administrator who proves who they are, and"
          + " its owner is told")
  void a_lost_second_factor() {
    Account account = Account.approved();
    Browser lost = new Browser(account);
    Enrolled.of(lost);
    Account helper = Account.approved();
    helper.change(Map.of("role", "ADMIN"));
    Browser admin = new Browser(helper);
    String path = "admin/users/" + account.id() + "/second-factor-reset";
    assertThat(admin.api().account(account.email()).path("twoFactorEnabled").asBoolean()).isTrue();
    admin.api().post(path, Map.of("password", "not the password")).refused(422, "wrong-password");
    Map<String, String> proof = Map.of("password", SchedulingApi.PASSWORD);
    new Browser(Account.approved()).api().post(path, proof).expect(403);
    lost.api().get("auth/me").expect(200);
    // An administrator with a second factor must present it.
    Enrolled own = Enrolled.of(admin);
    admin.api().post(path, proof).refused(422, "wrong-code");
    Map<String, String> whole =
        Map.of("password", SchedulingApi.PASSWORD, "code", own.recoveryCodes.get(0));
    admin
        .api()
        .post("admin/users/" + UUID.randomUUID() + "/second-factor-reset", whole)
        .refused(404, "not-found");
    anonymous.post("auth/login", login(account)).refused(401, "second-factor-required");
    admin.api().post(path, whole).expect(204);
    lost.api().get("auth/me").expect(401);
    lost.refresh().refused(401, "signed-out");
    mail(account.email(), "Two-step verification was reset");
    account.signIn();
    assertThat(admin.api().account(account.email()).path("twoFactorEnabled").asBoolean()).isFalse();
    assertThat(
            admin
                .api()
                .get("admin/logs?action=second-factor-reset&subject=" + account.id())
                .expect(200)
                .json()
                .path("items"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.path("actor").path("id").asText())
                    .isEqualTo(helper.id().toString()));
    // The code is used up; a second reset succeeds although there is no second factor any more.
    admin.api().post(path, whole).refused(422, "wrong-code");
    Map<String, String> another =
        Map.of("password", SchedulingApi.PASSWORD, "code", own.recoveryCodes.get(1));
    admin.api().post(path, another).expect(204);
  }

  @Test
  @DisplayName(
      "6.3.3, 7.4.3: where one is required, a session without it sets one up and does nothing else,"
          + " whatever it refreshes; then it is whole, and the others end")
  void a_required_second_factor() {
    Account account = Account.approved();
    Browser browser = new Browser(account);
    String ticket = LiveLine.ticket(browser.api());
    try (LiveLine line = LiveLine.of(browser.api())) {
      account.change(Map.of("requireSecondFactor", true));
      assertThat(line.closeCode()).isEqualTo(4401);
    }
    assertThat(LiveLine.handshake("?ticket=" + ticket)).isEqualTo(401);
    browser.api().get("departments").refused(403, "second-factor-missing");
    JsonNode user = browser.refresh().expect(200).json().path("user");
    assertThat(user.path("secondFactorRequired").asBoolean()).isTrue();
    assertThat(user.path("twoFactorEnabled").asBoolean()).isFalse();
    browser.api().get("departments").refused(403, "second-factor-missing");
    Browser thief = new Browser(account);
    thief.api().get("departments").refused(403, "second-factor-missing");

    Enrolled enrolled = Enrolled.of(browser);
    browser.api().get("departments").expect(200);
    LiveLine.of(browser.api()).close();
    thief.api().get("auth/me").expect(401);
    thief.refresh().refused(401, "signed-out");
    assertThat(
            SchedulingApi.administrator()
                .get("admin/logs?action=account-changed&subject=" + account.id())
                .expect(200)
                .text())
        .contains("requireSecondFactor");

    // The last one stays; it can be replaced.
    Map<String, String> proof =
        Map.of("password", SchedulingApi.PASSWORD, "code", enrolled.recoveryCodes.get(0));
    browser.api().post("auth/2fa/disable", proof).refused(409, "second-factor-kept");
    Map<String, String> wrong = Map.of("password", SchedulingApi.PASSWORD, "code", "000000");
    browser.api().post("auth/2fa/setup", wrong).refused(422, "wrong-code");
    JsonNode next = browser.api().post("auth/2fa/setup", proof).expect(200).json();
    Authenticator app = new Authenticator(next.path("secret").asText());
    browser
        .api()
        .post("auth/2fa/verify", Map.of("code", app.code(HospitalClock.now())))
        .expect(200);
    anonymous
        .post("auth/login", login(account, enrolled.recoveryCodes.get(1)))
        .refused(401, "second-factor-failed");
    anonymous
        .post("auth/login", login(account, app.code(HospitalClock.now().plusSeconds(30))))
        .expect(200);
  }

  // Password

  @Test
  @DisplayName(
      "6.2.3, 7.4.3: a new password needs the current one and ends every other session at once")
  void changing_the_password() {
    Account account = Account.approved();
    Browser here = new Browser(account);
    Browser elsewhere = new Browser(account);
    elsewhere.api().get("auth/me").expect(200);
    here.api()
        .post("auth/change-password", change("not the password"))
        .refused(422, "wrong-password");
    Answer weak =
        here.api()
            .post(
                "auth/change-password",
                Map.of("currentPassword", SchedulingApi.PASSWORD, "newPassword", "Hospital2026!"))
            .expect(400);
    assertThat(weak.json().path("errors").path(0).path("field").asText()).isEqualTo("newPassword");
    here.api().post("auth/change-password", change(SchedulingApi.PASSWORD)).expect(204);
    here.api().get("auth/me").expect(200);
    elsewhere.api().get("auth/me").expect(401);
    elsewhere.refresh().refused(401, "signed-out");
    anonymous.post("auth/login", login(account)).refused(401, "sign-in-failed");
    anonymous.signIn(account.email(), NEW_PASSWORD);
    mail(account.email(), "Your password was changed");
  }

  @Test
  @DisplayName("6.3.1: whoever found a browser open cannot guess the password there")
  void guessing_in_a_session() {
    Browser browser = new Browser(Account.approved());
    for (int i = 0; i < 10; i++) {
      browser.api().post("auth/2fa/setup", Map.of("password", "guess " + i)).expect(422);
    }
    browser
        .api()
        .post("auth/change-password", change(SchedulingApi.PASSWORD))
        .refused(429, "throttled");
    // Only the confirmation is throttled: the owner still signs in.
    browser.account.signIn();
  }

  @Test
  @DisplayName("6.4.3, 6.3.8: by a mailed link, once, and nobody learns who has an account")
  void resetting_the_password() throws IOException {
    Account account = Account.approved();
    Browser browser = new Browser(account);
    Enrolled enrolled = Enrolled.of(browser);
    Answer known = anonymous.post("auth/password-reset/start", Map.of("email", account.email()));
    Answer unknown =
        anonymous.post("auth/password-reset/start", Map.of("email", Account.freshEmail()));
    assertThat(known.expect(202).text()).isEqualTo(unknown.expect(202).text());
    String token = token(mail(account.email(), "Set a new password"), "reset-password");
    assertThat(known.text()).doesNotContain(token);
    Map<String, String> weak = Map.of("token", token, "newPassword", "Hospital2026!");
    anonymous.post("auth/password-reset/verify", weak).expect(400);
    Map<String, String> body = Map.of("token", token, "newPassword", NEW_PASSWORD);
    anonymous.post("auth/password-reset/verify", body).expect(204);
    anonymous.post("auth/password-reset/verify", body).refused(422, "link-over");
    mail(account.email(), "Your password was changed");
    browser.api().get("auth/me").expect(401);
    browser.refresh().refused(401, "signed-out");
    Map<String, String> withoutCode = Map.of("email", account.email(), "password", NEW_PASSWORD);
    anonymous.post("auth/login", withoutCode).refused(401, "second-factor-required");
    new Browser(account, Map.of("password", NEW_PASSWORD, "totp", enrolled.recoveryCodes.get(0)));
    assertThat(Files.readString(TestBed.running().log(), StandardCharsets.ISO_8859_1))
        .doesNotContain(token, NEW_PASSWORD, enrolled.recoveryCodes.get(0));
  }

  @Test
  @DisplayName("a link leads to FRONTEND_URL, whatever name the request calls the server by")
  void links_do_not_follow_the_host_header() {
    Account account = Account.approved();
    anonymous
        .post(
            "auth/password-reset/start",
            Map.of("email", account.email()),
            "X-Forwarded-Host",
            "evil.example")
        .expect(202);
    Mailbox.Received mail = mail(account.email(), "Set a new password");
    assertThat(mail.text()).contains(TestBed.running().address() + "reset-password#");
    assertThat(mail.text() + mail.html()).doesNotContain("evil.example");
  }

  @Test
  @DisplayName(
      "6.1.1, 6.3.1: nobody's mailbox is flooded, and the answer does not tell whose it would be")
  void flooding() {
    Account account = Account.approved();
    for (String email : List.of(account.email(), Account.freshEmail())) {
      for (int i = 0; i < 3; i++) {
        anonymous.post("auth/password-reset/start", Map.of("email", email)).expect(202);
      }
      anonymous.post("auth/password-reset/start", Map.of("email", email)).refused(429, "throttled");
      // The owner is elsewhere.
      anonymous
          .post(
              "auth/password-reset/start",
              Map.of("email", email),
              "X-Forwarded-For",
              "198.51.100.202")
          .expect(202);
    }
  }

  // E-mail

  @Test
  @DisplayName(
      "6.3.7, 7.5.1: another address needs the password and a click in its own mail; both are told")
  void changing_the_address() {
    Account account = Account.approved();
    Browser browser = new Browser(account);
    String next = Account.freshEmail();
    browser
        .api()
        .post("auth/email-change/start", Map.of("email", next, "password", "not the password"))
        .refused(422, "wrong-password");
    Map<String, String> body = Map.of("email", next, "password", SchedulingApi.PASSWORD);
    Answer started = browser.api().post("auth/email-change/start", body).expect(202);
    mail(account.email(), "A change of e-mail address was requested");
    String token = token(mail(next, "Confirm your new e-mail address"), "confirm-email");
    assertThat(started.text()).doesNotContain(token);
    account.signIn();
    anonymous.post("auth/email-change/verify", Map.of("token", token)).expect(204);
    anonymous.post("auth/email-change/verify", Map.of("token", token)).refused(422, "link-over");
    mail(account.email(), "Your e-mail address was changed");
    mail(next, "Your e-mail address was changed");
    anonymous.post("auth/login", login(account)).refused(401, "sign-in-failed");
    anonymous.signIn(next, SchedulingApi.PASSWORD);
    assertThat(browser.api().get("auth/me").expect(200).json().path("email").asText())
        .isEqualTo(next);
  }

  @Test
  @DisplayName("6.3.8: an address that somebody has is answered alike and sent nothing")
  void an_address_that_is_taken() {
    Account victim = Account.approved();
    Browser browser = new Browser(Account.approved());
    Answer taken =
        browser
            .api()
            .post(
                "auth/email-change/start",
                Map.of("email", victim.email(), "password", SchedulingApi.PASSWORD))
            .expect(202);
    Answer free =
        browser
            .api()
            .post(
                "auth/email-change/start",
                Map.of("email", Account.freshEmail(), "password", SchedulingApi.PASSWORD))
            .expect(202);
    assertThat(taken.text()).isEqualTo(free.text());
    mail(browser.account.email(), "A change of e-mail address was requested");
    assertThat(mails(victim.email()))
        .extracting(Mailbox.Received::subject)
        // Those of the registration.
        .allMatch(
            subject ->
                subject.startsWith("Your account is ready")
                    || subject.startsWith("Confirm your e-mail address"));
  }

  // Sessions

  @Test
  @DisplayName(
      "7.5.2, 8.2.2: one sees one's sessions with device and last use and ends them; another's is a 404")
  void sessions() {
    Account account = Account.approved();
    Browser here = new Browser(account);
    Browser elsewhere = new Browser(account);
    JsonNode listed = here.api().get("auth/sessions").expect(200).json().path("items");
    assertThat(listed).hasSize(2);
    assertThat(listed).filteredOn(session -> session.path("current").asBoolean()).hasSize(1);
    assertThat(listed)
        .allSatisfy(session -> assertThat(session.path("device").asText()).contains("Java"));
    String other = idOf(listed, false);
    Browser stranger = new Browser(Account.approved());
    stranger.api().send("DELETE", "auth/sessions/" + other, null).refused(404, "not-found");
    stranger
        .api()
        .send("DELETE", "auth/sessions/" + UUID.randomUUID(), null)
        .refused(404, "not-found");
    elsewhere.api().get("auth/me").expect(200);
    here.api().send("DELETE", "auth/sessions/" + other, null).expect(204);
    elsewhere.api().get("auth/me").expect(401);
    elsewhere.refresh().refused(401, "signed-out");
    Browser third = new Browser(account);
    assertThat(
            here.api()
                .send("POST", "auth/sessions/revoke-others", null)
                .expect(200)
                .json()
                .path("revoked")
                .asInt())
        .isEqualTo(1);
    third.api().get("auth/me").expect(401);
    here.api().get("auth/me").expect(200);
  }

  // Profile and picture

  @Test
  @DisplayName("15.3.3: one changes one's name and nothing that one may not")
  void profile() {
    Browser browser = new Browser(Account.approved());
    String name = "Dr. Ada " + UUID.randomUUID();
    assertThat(
            browser
                .api()
                .patch("auth/profile", null, Map.of("username", name))
                .expect(200)
                .json()
                .path("username")
                .asText())
        .isEqualTo(name);
    for (String field : List.of("role", "email", "mayOverride", "id", "twoFactorEnabled")) {
      browser
          .api()
          .patch("auth/profile", null, Map.of("username", "Eve", field, "ADMIN"))
          .expect(400);
    }
    browser.api().patch("auth/profile", null, Map.of("username", "two\nlines")).expect(400);
    JsonNode me = browser.api().get("auth/me").expect(200).json();
    assertThat(me.path("username").asText()).isEqualTo(name);
    assertThat(me.path("role").asText()).isEqualTo("USER");
    new Browser(Account.approved())
        .api()
        .patch("auth/profile", null, Map.of("username", name.toUpperCase(java.util.Locale.ROOT)))
        .refused(409, "duplicate");
  }

  @Test
  @DisplayName(
      "5.2.2, 14.2.8: a picture is kept re-encoded and served with type, ETag and a private cache")
  void picture() throws IOException {
    Browser browser = new Browser(Account.approved());
    assertThat(browser.api().get("auth/me").json().path("avatarUrl").isNull()).isTrue();
    String url =
        put(browser, png(400, 300), "image/png").expect(200).json().path("avatarUrl").asText();
    Answer shown = new Browser(Account.approved()).api().get(url).expect(200);
    assertThat(shown.header("Content-Type")).hasValue("image/jpeg");
    assertThat(shown.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(shown.header("Cache-Control").orElseThrow())
        .contains("private", "max-age=86400")
        .doesNotContain("public");
    anonymous.get(url).expect(401);
    assertThat(
            browser.api().send("GET", url, null, "If-None-Match", shown.etag()).expect(304).text())
        .isEmpty();
    String plain = url.substring(0, url.indexOf('?'));
    assertThat(browser.api().get(plain).expect(200).header("Cache-Control").orElseThrow())
        .contains("private", "no-cache");
    String next =
        put(browser, png(64, 64), "image/jpeg").expect(200).json().path("avatarUrl").asText();
    assertThat(next).isNotEqualTo(url);
    browser.api().send("DELETE", "auth/avatar", null).expect(204);
    browser.api().send("DELETE", "auth/avatar", null).expect(204);
    browser.api().get(plain).refused(404, "not-found");
    browser.api().get("users/" + UUID.randomUUID() + "/avatar").refused(404, "not-found");
  }

  @DisplayName("5.2.1, 5.2.2: what is no picture, or too large, changes nothing")
  @ParameterizedTest(name = "{0} bytes as {1}: {2}")
  @CsvSource({
    "100,     image/png,        422",
    "2097152, image/webp,       422",
    "2097153, image/png,        413",
    "100,     image/gif,        415",
    "100,     image/svg+xml,    415",
    "100,     application/json, 415",
  })
  void no_picture(int length, String type, int status) {
    Browser browser = new Browser(Account.approved());
    put(browser, new byte[length], type).expect(status);
    assertThat(browser.api().get("auth/me").json().path("avatarUrl").isNull()).isTrue();
  }

  @Test
  @DisplayName("5.2.1: nor does one too large whose length nobody announced")
  void no_endless_picture() throws Exception {
    Browser browser = new Browser(Account.approved());
    HttpRequest request =
        HttpRequest.newBuilder(TestBed.running().address().resolve("api/auth/avatar"))
            .header("Authorization", "Bearer " + browser.token())
            .header("Content-Type", "image/png")
            .PUT(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[3 * 1024 * 1024])))
            .build();
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(browser.api().get("auth/me").json().path("avatarUrl").isNull()).isTrue();
  }

  @Test
  @DisplayName("8.2.1: an auditor sees no picture but their own")
  void auditors() throws IOException {
    Browser shown = new Browser(Account.approved());
    String url = put(shown, png(64, 64), "image/png").expect(200).json().path("avatarUrl").asText();
    Account account = Account.approved();
    account.change(Map.of("role", "AUDITOR"));
    Browser auditor = new Browser(account);
    auditor.api().get(url).refused(404, "not-found");
    auditor
        .api()
        .get(put(auditor, png(64, 64), "image/png").expect(200).json().path("avatarUrl").asText())
        .expect(200);
  }

  // Activity

  @Test
  @DisplayName("16.2.1: one reads what one did, newest first, page by page, and nobody else's")
  void my_activity() {
    Browser browser = new Browser(Account.approved());
    browser
        .api()
        .patch("auth/profile", null, Map.of("username", "A " + UUID.randomUUID()))
        .expect(200);
    browser.api().post("auth/change-password", change("not the password")).expect(422);
    List<String> actions = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = browser.api().get("auth/my-logs?limit=2" + cursor).expect(200).json();
      page.path("items").forEach(entry -> actions.add(entry.path("action").asText()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asText();
    } while (cursor != null);
    assertThat(actions).containsExactly("POST auth/change-password", "user-renamed", "signed-in");
    browser.api().get("auth/my-logs?cursor=broken").expect(400);
  }

  // Helpers

  private static Map<String, String> login(Account account) {
    return Map.of("email", account.email(), "password", SchedulingApi.PASSWORD);
  }

  private static Map<String, String> login(Account account, String code) {
    return Map.of("email", account.email(), "password", SchedulingApi.PASSWORD, "totp", code);
  }

  private static Map<String, String> change(String current) {
    return Map.of("currentPassword", current, "newPassword", NEW_PASSWORD);
  }

  private static Answer put(Browser browser, byte[] file, String type) {
    return browser.api().send("PUT", "auth/avatar", file, "Content-Type", type);
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private static String idOf(JsonNode sessions, boolean current) {
    for (JsonNode session : sessions) {
      if (session.path("current").asBoolean() == current) {
        return session.path("id").asText();
      }
    }
    throw new AssertionError(sessions);
  }

  /** The mail to this address whose subject begins with this; waits for the relay. */
  private static Mailbox.Received mail(String to, String subject) {
    return await("\"" + subject + "\" to " + to)
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> mails(to).stream().filter(mail -> mail.subject().startsWith(subject)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static List<Mailbox.Received> mails(String to) {
    return TestBed.running().mailbox().mails().stream()
        .filter(mail -> mail.to().equals(to))
        .toList();
  }

  private static String token(Mailbox.Received mail, String view) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).isEqualTo(TestBed.running().address() + view);
    return link.group(2);
  }

  /** A user's authenticator and recovery codes. */
  private record Enrolled(Authenticator app, List<String> recoveryCodes) {
    static Enrolled of(Account account) {
      return of(new Browser(account));
    }

    static Enrolled of(Browser browser) {
      JsonNode setup =
          browser
              .api()
              .post("auth/2fa/setup", Map.of("password", SchedulingApi.PASSWORD))
              .expect(200)
              .json();
      assertThat(setup.path("otpauthUri").asText())
          .startsWith("otpauth://totp/Test%20Hospital:")
          .contains("secret=" + setup.path("secret").asText());
      assertThat(setup.path("qr").asText()).startsWith("data:image/png;base64,");
      Authenticator app = new Authenticator(setup.path("secret").asText());
      JsonNode codes =
          browser
              .api()
              .post("auth/2fa/verify", Map.of("code", app.code(HospitalClock.now())))
              .expect(200)
              .json()
              .path("recoveryCodes");
      List<String> recovery = new ArrayList<>();
      codes.forEach(code -> recovery.add(code.asText()));
      return new Enrolled(app, recovery);
    }
  }
}
