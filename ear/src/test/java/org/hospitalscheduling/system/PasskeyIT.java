package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Passkeys from the outside, by an authenticator that shares nothing with the server. */
class PasskeyIT {
  private final SchedulingApi anonymous = SchedulingApi.anonymous();
  private final URI app = TestBed.running().address();

  @Test
  @DisplayName(
      "6.3.3, 6.3.7, 6.5.1: a passkey is a second factor, signs in alone, and answers a challenge once")
  void from_the_first_to_the_last() {
    Account account = Account.approved();
    Browser browser = new Browser(account);
    SoftPasskey phone = new SoftPasskey(app);
    JsonNode wanted =
        browser
            .api()
            .post("auth/passkeys/setup", password("guess"))
            .refused(422, "wrong-password")
            .json();
    assertThat(wanted.has("challenge")).isFalse();
    assertThat(added(browser.api(), phone, Map.of(), "Phone")).hasSize(10);
    mailed(account, "A passkey was added");

    // Second step.
    Map<String, Object> login = login(account, Map.of());
    JsonNode more =
        anonymous.post("auth/login", login).refused(401, "second-factor-required").json();
    assertThat(more.path("authenticatorApp").asBoolean()).isFalse();
    Map<String, Object> answer = phone.answer(more.path("passkey"));
    Map<String, Object> whole = login(account, Map.of("passkey", answer));
    JsonNode user = anonymous.post("auth/login", whole).expect(200).json().path("user");
    assertThat(user.path("twoFactorEnabled").asBoolean()).isTrue();
    anonymous.post("auth/login", whole).refused(401, "second-factor-failed");
    anonymous.post("auth/passkey-login", Map.of("passkey", answer)).refused(401, "sign-in-failed");

    // Alone.
    Map<String, Object> alone = Map.of("passkey", phone.answer(asked()));
    Answer signedIn = anonymous.post("auth/passkey-login", alone).expect(200);
    assertThat(signedIn.headers().allValues("Set-Cookie")).hasSize(2);
    anonymous.post("auth/passkey-login", alone).refused(401, "sign-in-failed");
    SoftPasskey elsewhere = new SoftPasskey(URI.create("https://plan.hospital.evil"));
    SchedulingApi api = anonymous.as(signedIn.json().path("accessToken").asText());

    // Where a code would do.
    Map<String, Object> proof =
        Map.of("password", SchedulingApi.PASSWORD, "passkey", phone.answer(askedOf(api)));
    JsonNode creation = api.post("auth/passkeys/setup", proof).expect(200).json();
    api.post("auth/passkeys", Map.of("name", "Evil", "passkey", elsewhere.made(creation)))
        .refused(422, "link-over");
    api.post("auth/passkeys/setup", proof).refused(422, "wrong-code");
    api.post("auth/passkeys/setup", password(SchedulingApi.PASSWORD))
        .refused(409, "second-factor-on");
    api.post("auth/passkeys/setup", both(phone.answer(askedOf(api)))).expect(400);
    SoftPasskey key = new SoftPasskey(app);
    assertThat(added(api, key, phone.answer(askedOf(api)), "Key")).isEmpty();
    api.post(
            "auth/email-change/start",
            Map.of(
                "email",
                Account.freshEmail(),
                "password",
                SchedulingApi.PASSWORD,
                "passkey",
                key.answer(askedOf(api))))
        .expect(202);
    JsonNode factors = api.get("auth/2fa").expect(200).json();
    assertThat(factors.path("passkeys").findValuesAsText("name")).containsExactly("Phone", "Key");
    for (JsonNode each : factors.path("passkeys")) {
      api.post(
              "auth/passkeys/" + each.path("id").asText() + "/remove",
              Map.of("password", SchedulingApi.PASSWORD, "passkey", key.answer(askedOf(api))))
          .expect(204);
    }
    anonymous.post("auth/login", login).expect(200);
    mailed(account, "A passkey was removed");
    assertThat(actions(account))
        .contains("passkey-added", "passkey-removed", "second-factor-disabled", "sign-in-failed");
  }

  @Test
  @DisplayName("6.3.8: a disabled account and a stranger's passkey get the same answer")
  void strangers() {
    Account account = Account.approved();
    SoftPasskey phone = new SoftPasskey(app);
    added(new Browser(account).api(), phone, Map.of(), "Phone");
    account.change(Map.of("status", "disabled"));
    SoftPasskey nobodys = new SoftPasskey(app);
    nobodys.made(
        new Browser(Account.approved())
            .api()
            .post("auth/passkeys/setup", password(SchedulingApi.PASSWORD))
            .expect(200)
            .json());
    Set<String> answers = new TreeSet<>();
    for (SoftPasskey each : List.of(phone, nobodys)) {
      JsonNode refused =
          anonymous
              .post("auth/passkey-login", Map.of("passkey", each.answer(asked())))
              .refused(401, "sign-in-failed")
              .json();
      answers.add(refused.path("detail").asText());
    }
    assertThat(answers).hasSize(1);
    assertThat(asked().path("allowCredentials")).isEmpty();
  }

  private List<String> added(
      SchedulingApi api, SoftPasskey made, Map<String, Object> answer, String name) {
    Map<String, Object> proof =
        answer.isEmpty()
            ? password(SchedulingApi.PASSWORD)
            : Map.of("password", SchedulingApi.PASSWORD, "passkey", answer);
    JsonNode creation = api.post("auth/passkeys/setup", proof).expect(200).json();
    JsonNode codes =
        api.post("auth/passkeys", Map.of("name", name, "passkey", made.made(creation)))
            .expect(201)
            .json()
            .path("recoveryCodes");
    List<String> all = new ArrayList<>();
    codes.forEach(code -> all.add(code.asText()));
    return all;
  }

  private JsonNode asked() {
    return anonymous.post("auth/passkey-login/challenge", Map.of()).expect(200).json();
  }

  private static JsonNode askedOf(SchedulingApi api) {
    return api.post("auth/passkeys/challenge", Map.of()).expect(200).json();
  }

  private static Map<String, Object> password(String password) {
    return Map.of("password", password);
  }

  private static Map<String, Object> both(Map<String, Object> answer) {
    return Map.of("password", SchedulingApi.PASSWORD, "passkey", answer, "code", "123456");
  }

  private static Map<String, Object> login(Account account, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("email", account.email());
    body.put("password", SchedulingApi.PASSWORD);
    return body;
  }

  private static List<String> actions(Account account) {
    return SchedulingApi.administrator()
        .get("admin/logs?subject=" + account.id())
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("action");
  }

  private static void mailed(Account account, String subject) {
    await("\"" + subject + "\"")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestBed.running().mailbox().mails().stream()
                    .anyMatch(
                        mail ->
                            mail.to().equals(account.email())
                                && mail.subject().startsWith(subject)));
  }
}
