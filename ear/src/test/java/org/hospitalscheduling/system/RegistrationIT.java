package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hospitalscheduling.launcher.Mailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the wish for an account to the first sign-in. */
class RegistrationIT {
  private static final Pattern LINK = Pattern.compile("(http\\S+confirm-registration)#(\\S+)");

  private static final Pattern INVITATION = Pattern.compile("accept-invitation#(\\S+)");

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi anonymous = SchedulingApi.anonymous();

  @Test
  @DisplayName("6.3.8: the address is proven first, then an administrator approves, who is told")
  void whoever_asks_is_asked_back() {
    String email = Account.freshEmail();
    anonymous.register("Squatter", email, null).expect(202);
    anonymous.register("Owner", email, null).expect(202);
    Mailbox.Received mail =
        await("two links")
            .atMost(Duration.ofSeconds(30))
            .until(() -> mails(email), found -> found.size() == 2)
            .stream()
            .filter(each -> each.text().contains("Hello Owner"))
            .findFirst()
            .orElseThrow();
    JsonNode waiting = admin.account(email);
    assertThat(waiting.path("addressProven").asBoolean()).isFalse();
    admin
        .patch(
            "admin/users/" + waiting.path("id").asText(),
            "\"" + waiting.path("version").asInt() + "\"",
            Map.of("status", "active"))
        .refused(422, "address-unproven");

    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).isEqualTo(TestBed.running().address() + "confirm-registration");
    Map<String, String> token = Map.of("token", link.group(2));
    assertThat(
            anonymous
                .post("auth/register/verify", token)
                .expect(200)
                .json()
                .path("status")
                .asText())
        .isEqualTo("pending");
    anonymous.post("auth/register/verify", token).refused(422, "link-over");
    JsonNode proven = admin.account(email);
    assertThat(proven.path("username").asText()).startsWith("Owner");
    assertThat(proven.path("addressProven").asBoolean()).isTrue();

    anonymous
        .post("auth/login", Map.of("email", email, "password", SchedulingApi.PASSWORD))
        .refused(401, "sign-in-failed");
    admin
        .patch(
            "admin/users/" + proven.path("id").asText(),
            "\"" + proven.path("version").asInt() + "\"",
            Map.of("status", "active"))
        .expect(200);
    await("the approval")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                mails(email).stream().anyMatch(each -> each.subject().startsWith("Your account")));
    anonymous.signIn(email, SchedulingApi.PASSWORD);
  }

  @Test
  @DisplayName(
      "6.3.1: after the first account the invite code opens nothing; every try is counted, recorded, told")
  void the_code() {
    String email = Account.freshEmail();
    anonymous.register("Guest", email, "invited-by-the-tests").expect(202);
    assertThat(confirm(email).expect(200).json().path("status").asText()).isEqualTo("pending");
    assertThat(admin.account(email).path("role").asText()).isEqualTo("USER");

    List<Integer> statuses =
        IntStream.range(0, 11)
            .mapToObj(
                i ->
                    anonymous
                        .post(
                            "auth/register",
                            Map.of(
                                "username",
                                "Guesser",
                                "email",
                                Account.freshEmail(),
                                "password",
                                SchedulingApi.PASSWORD,
                                "adminInviteCode",
                                "a guess of mine " + i),
                            "X-Forwarded-For",
                            "198.51.100.203")
                        .status())
            .toList();
    assertThat(statuses.subList(0, 10)).containsOnly(202);
    assertThat(statuses.get(10)).isEqualTo(429);
    assertThat(
            admin
                .get("admin/logs?action=invitation-refused&address=198.51.100.203")
                .expect(200)
                .json()
                .path("items"))
        .hasSize(10);
    await("a mail to the administrator")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> mails("admin@example.com"),
            found -> found.stream().anyMatch(each -> each.subject().startsWith("A wrong invite")));
  }

  @Test
  @DisplayName(
      "6.4.1: an administrator invites somebody by mail, who accepts once, and others are told")
  void invitations() {
    String email = Account.freshEmail();
    Map<String, String> asked = Map.of("email", email, "role", "ADMIN");
    JsonNode sent = admin.post("admin/user-invitations", asked).expect(201).json();
    assertThat(sent.path("status").asText()).isEqualTo("open");
    String token = invitation(email);
    assertThat(sent.toString()).doesNotContain(token);
    anonymous.post("auth/invitation/accept", acceptance(token, "Hospital2026!")).expect(400);
    assertThat(
            anonymous
                .post("auth/invitation/accept", acceptance(token, SchedulingApi.PASSWORD))
                .expect(200)
                .json()
                .path("email")
                .asText())
        .isEqualTo(email);
    anonymous
        .post("auth/invitation/accept", acceptance(token, SchedulingApi.PASSWORD))
        .refused(422, "link-over");
    anonymous.signIn(email, SchedulingApi.PASSWORD).get("admin/users?limit=1").expect(200);
    await("mails to the administrator and the privacy officer")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> mails("admin@example.com"),
            found ->
                found.stream().anyMatch(each -> each.subject().startsWith("A new administrator")));
    assertThat(
            admin
                .get(
                    "admin/logs?action=registered&subject="
                        + admin.account(email).path("id").asText())
                .expect(200)
                .text())
        .contains(sent.path("id").asText());

    // Revoked, it is worth nothing.
    String another = Account.freshEmail();
    JsonNode open =
        admin
            .post("admin/user-invitations", Map.of("email", another, "role", "USER"))
            .expect(201)
            .json();
    String link = invitation(another);
    admin.send("DELETE", "admin/user-invitations/" + open.path("id").asText(), null).expect(204);
    anonymous
        .post("auth/invitation/accept", acceptance(link, SchedulingApi.PASSWORD))
        .refused(422, "link-over");
    admin.post("admin/user-invitations", asked).refused(409, "duplicate");
  }

  static Map<String, String> acceptance(String token, String password) {
    return Map.of(
        "token", token, "username", "Invited " + token.substring(0, 6), "password", password);
  }

  /** The token that was mailed to this address. */
  static String invitation(String email) {
    Matcher link =
        INVITATION.matcher(
            await("an invitation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> mails(email), found -> !found.isEmpty())
                .get(0)
                .text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** Follows the link that was mailed to somebody who registered. */
  static Answer confirm(String email) {
    Matcher link =
        LINK.matcher(
            await("a link")
                .atMost(Duration.ofSeconds(30))
                .until(() -> mails(email).stream().findFirst(), Optional::isPresent)
                .orElseThrow()
                .text());
    assertThat(link.find()).isTrue();
    return SchedulingApi.anonymous().post("auth/register/verify", Map.of("token", link.group(2)));
  }

  private static List<Mailbox.Received> mails(String to) {
    return TestBed.running().mailbox().mails().stream()
        .filter(mail -> mail.to().equals(to))
        .toList();
  }
}
