package org.hospitalscheduling.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.hospitalscheduling.identity.NoticeFailed;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.settings.Sender;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.Smtp;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the outbox of a real database to a mail server that speaks SMTP. */
class MailRelayIT {
  private static final UUID ADA = UUID.fromString("0195d3a0-0000-7000-8000-00000000000a");
  private static final Set<String> TO_OTHERS =
      Set.of(
          "account_flagged@example.com",
          "administrator_added@example.com",
          "glass_broken@example.com",
          "emergency_account_used@example.com",
          "user_invitation_link@example.com");
  private static final String TOKEN = "a-token-that-nobody-else-may-see-1234567890";

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final Recorded<Object> settled = new Recorded<>();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void open() {
    server.start();
    database.asOwner("DELETE FROM outbox_mail");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void a_mail_goes_out_as_text_and_html_with_its_own_message_id() throws Exception {
    UUID id = write("ada@example.com");
    relay();
    MimeMessage mail = only();
    assertThat(mail.getAllRecipients()[0]).hasToString("ada@example.com");
    assertThat(mail.getFrom()[0]).hasToString("Scheduler <no-reply@hospital.example>");
    assertThat(mail.getSubject()).isEqualTo("Set a new password - Hospital Scheduling");
    assertThat(mail.getMessageID()).isEqualTo("<" + id + "@hospital.example>");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    String link = "https://hospital.example/schedule/reset-password#" + TOKEN;
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("Hello Ada,", link);
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("href=\"" + link + "\"");
    assertThat(state(id)).isEqualTo("sent 1");
    relay();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void mails_that_are_due_together_go_out_in_the_order_of_the_changes() throws Exception {
    List<String> written = new ArrayList<>();
    for (int each = 0; each < 5; each++) {
      clock.advance(Duration.ofMillis(10));
      written.add(String.format("<%s@hospital.example>", write("ada@example.com")));
    }
    relay();
    List<String> received = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      received.add(mail.getMessageID());
    }
    assertThat(received).isEqualTo(written);
  }

  @Test
  void an_event_comes_behind_the_words_and_one_click_ends_the_kind() throws Exception {
    String event = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Zürich\r\nEND:VCALENDAR\r\n";
    UUID id = Ids.next();
    Mail letter =
        new Mail(
            "ada@example.com",
            "Subject",
            "text",
            "<p>text</p>",
            Optional.of(URI.create("https://hospital.example/out?token=1")),
            Optional.of(new Mail.Calendar("REQUEST", event)));
    database.inTransaction(
        em -> {
          Wired wired = wired(em, smtp());
          wired
              .get(OutboxMails.class)
              .add(
                  id,
                  "invite-offered",
                  Optional.empty(),
                  wired.get(MailEncryption.class).seal(id, letter),
                  clock.instant().plusSeconds(60),
                  clock.instant());
          return true;
        });
    relay();
    MimeMessage mail = only();
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .isEqualTo("<https://hospital.example/out?token=1>");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(2).getContentType())
        .startsWith("text/calendar")
        .contains("method=REQUEST");
    assertThat(
            new String(
                parts.getBodyPart(2).getInputStream().readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(event);
    assertThat(settled.events)
        .containsExactly(
            new MailSettled(
                id, "invite-offered", OutboxMails.End.SENT, clock.instant(), Optional.empty()));
  }

  @Test
  @DisplayName("a mail that failed, expired or could not be sent is told as that, and whose it was")
  void told_as_failed() throws Exception {
    try (ScriptedServer refusing = new ScriptedServer("550 nobody here")) {
      write("ada@example.com");
      relay(Optional.of(smtp(refusing.port())));
    }
    write("ada@@example.com");
    relay();
    write("bea@example.com");
    relay(Optional.of(smtp(closedPort())));
    clock.advance(Duration.ofMinutes(15));
    relay();
    write("cleo@example.com");
    relay(Optional.empty());
    assertThat(settled.events.stream().filter(MailSettled.class::isInstance))
        .extracting(each -> ((MailSettled) each).end())
        .containsExactly(
            OutboxMails.End.FAILED,
            OutboxMails.End.FAILED,
            OutboxMails.End.EXPIRED,
            OutboxMails.End.NOT_SENT);
    assertThat(settled.events.stream().filter(NoticeFailed.class::isInstance))
        .hasSize(4)
        .allSatisfy(
            each ->
                assertThat(((NoticeFailed) each).about())
                    .isEqualTo(new NoticeFailed.Subject("user", ADA, Optional.empty())));
  }

  @Test
  void what_follows_from_a_mail_and_could_not_be_done_is_done_by_the_next_run_and_once() {
    UUID id = write("ada@example.com");
    CommittingOutbox outbox = new CommittingOutbox();
    MailRelayJob relay = relayOf(Optional.of(smtp()), outbox);
    outbox.away = "tell";
    logged(relay::send);
    assertThat(state(id)).isEqualTo("sent 1");
    assertThat(settled.events).isEmpty();
    outbox.away = "";
    relay();
    relay();
    assertThat(settled.events).hasSize(1);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  @DisplayName("RFC 5321, 2047: nothing but ASCII goes over the wire, whatever a mail says")
  void ascii_on_the_wire() throws Exception {
    String words = "Gr\u00fc\u00dfe, \u8a3a\u7642\u79d1 \ud83c\udfe5";
    Mail letter =
        new Mail(
            "m@m\u00fcnchen-klinik.de",
            words,
            words,
            "<p>" + words + "</p>",
            Optional.of(URI.create("https://hospital.example/z\u00fcrich?token=1")),
            Optional.of(
                new Mail.Calendar(
                    "REQUEST", "BEGIN:VCALENDAR\r\nSUMMARY:" + words + "\r\nEND:VCALENDAR\r\n")));
    UUID id = Ids.next();
    database.inTransaction(
        em -> {
          Wired wired = wired(em, smtp());
          wired
              .get(OutboxMails.class)
              .add(
                  id,
                  "invite-confirmed",
                  Optional.empty(),
                  wired.get(MailEncryption.class).seal(id, letter),
                  clock.instant().plusSeconds(60),
                  clock.instant());
          return true;
        });
    try (ScriptedServer taking = new ScriptedServer("250 taken")) {
      Smtp plain = smtp(taking.port());
      relay(
          Optional.of(
              new Smtp(
                  plain.host(),
                  plain.port(),
                  plain.credentials(),
                  plain.security(),
                  Sender.find("Universit\u00e4tsklinikum <no-reply@m\u00fcnchen.example>")
                      .orElseThrow())));
      assertThat(state(id)).isEqualTo("sent 1");
      assertThat(taking.commands)
          .contains(
              "MAIL FROM:<no-reply@xn--mnchen-3ya.example>",
              "RCPT TO:<m@xn--mnchen-klinik-wob.de>");
      String wire = taking.messages.get(0);
      assertThat(wire.chars()).allMatch(octet -> octet < 0x80);
      assertThat(wire.lines()).allMatch(line -> line.length() <= 998);
      MimeMessage read =
          new MimeMessage(
              jakarta.mail.Session.getInstance(new java.util.Properties()),
              new java.io.ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)));
      assertThat(read.getHeader("To", null)).isEqualTo("m@xn--mnchen-klinik-wob.de");
      assertThat(read.getFrom()[0])
          .isEqualTo(new jakarta.mail.internet.InternetAddress("no-reply@xn--mnchen-3ya.example"))
          .extracting(from -> ((jakarta.mail.internet.InternetAddress) from).getPersonal())
          .isEqualTo("Universit\u00e4tsklinikum");
      assertThat(read.getSubject()).isEqualTo(words);
      assertThat(read.getMessageID()).isEqualTo("<" + id + "@xn--mnchen-3ya.example>");
      assertThat(((MimeMultipart) read.getContent()).getBodyPart(0).getContent().toString().strip())
          .isEqualTo(words);
    }
  }

  @Test
  @DisplayName("14.2.4: no token lies readable in the database, before sending and after")
  void sealed() {
    UUID id = write("ada@example.com");
    assertThat(row(id)).doesNotContain(TOKEN).doesNotContain("ada@example.com");
    relay();
    assertThat(content(id)).isNull();
  }

  @Test
  void a_mail_is_written_only_with_what_it_tells_of() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    em -> {
                      wired(em, smtp()).get(UserMails.class).tell(notice("ada@example.com"));
                      throw new IllegalStateException("rolled back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    relay();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  @DisplayName("without a mail server the log says so and gives no token away")
  void no_mail_server() {
    UUID id = write("ada@example.com");
    List<String> lines = logged(() -> relay(Optional.empty()));
    assertThat(state(id)).isEqualTo("not-sent 1");
    assertThat(content(id)).isNull();
    assertThat(String.join("\n", lines))
        .contains("not sent", "password-reset-link")
        .doesNotContain(TOKEN)
        .doesNotContain("ada@example.com");
  }

  @Test
  @DisplayName("12.3.1: without TLS nothing is sent, and the log says which setting would")
  void without_tls_nothing_is_sent_and_the_log_says_which_setting_would() {
    UUID id = write("ada@example.com");
    relay(Optional.of(smtp(server.getSmtp().getPort(), Smtp.Security.STARTTLS)));
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(one("SELECT last_error FROM outbox_mail WHERE id = :id", id))
        .isEqualTo("the mail server offers no STARTTLS, see SMTP_SECURE");
    clock.advance(Duration.ofMinutes(1));
    relay();
    assertThat(state(id)).isEqualTo("sent 2");
  }

  @Test
  void while_the_server_is_down_a_mail_waits_longer_and_longer_and_then_goes_out() {
    UUID id = write("ada@example.com");
    Smtp nobody = smtp(closedPort());
    relay(Optional.of(nobody));
    assertThat(state(id)).isEqualTo("queued 1");
    relay();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    relay(Optional.of(nobody));
    clock.advance(Duration.ofSeconds(19));
    relay();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    relay();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(state(id)).isEqualTo("sent 3");
  }

  @Test
  void a_mail_whose_link_is_over_is_not_sent_late() {
    UUID id = write("ada@example.com");
    relay(Optional.of(smtp(closedPort())));
    clock.advance(Duration.ofMinutes(15));
    relay();
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(state(id)).isEqualTo("expired 2");
  }

  @Test
  @DisplayName(
      "a refusal for good ends it, one for now does not, and neither is kept word for word")
  void refusals() throws Exception {
    try (ScriptedServer forGood = new ScriptedServer("550 no ada@example.com here")) {
      UUID id = write("ada@example.com");
      relay(Optional.of(smtp(forGood.port())));
      assertThat(state(id)).isEqualTo("failed 1");
      assertThat(row(id)).contains("550").doesNotContain("ada@");
    }
    try (ScriptedServer forNow = new ScriptedServer("451 come again")) {
      UUID id = write("ada@example.com");
      relay(Optional.of(smtp(forNow.port())));
      assertThat(state(id)).isEqualTo("queued 1");
    }
  }

  @Test
  @DisplayName("dropped after DATA: at most one duplicate, with the same Message-ID")
  void dropped_after_data() throws Exception {
    UUID id = write("ada@example.com");
    try (ScriptedServer dropping = new ScriptedServer(null)) {
      relay(Optional.of(smtp(dropping.port())));
      assertThat(dropping.messages).hasSize(1);
      assertThat(dropping.messages.get(0)).contains("Message-ID: <" + id + "@hospital.example>");
    }
    clock.advance(Duration.ofSeconds(10));
    relay();
    assertThat(only().getMessageID()).isEqualTo("<" + id + "@hospital.example>");
    assertThat(state(id)).isEqualTo("sent 2");
  }

  @Test
  @DisplayName("of many servers at once each mail is sent by one")
  void many_relays() {
    for (int i = 0; i < 12; i++) {
      write("user" + i + "@example.com");
    }
    HospitalDatabase.atOnce(
        6,
        () -> {
          relay();
          return true;
        });
    assertThat(server.getReceivedMessages()).hasSize(12);
  }

  @Test
  void a_claim_whose_answer_nobody_heard_keeps_a_mail_for_less_than_a_minute() {
    UUID id = write("ada@example.com");
    List<OutboxMail> claimed =
        database.inTransaction(
            em ->
                wired(em, smtp())
                    .get(OutboxMails.class)
                    .claim(5, MailRelayJob.CLAIM, clock.instant()));
    assertThat(claimed).extracting(OutboxMail::id).containsExactly(id);
    relay();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofSeconds(59));
    relay();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void the_mail_of_a_server_that_died_over_it_is_sent_by_another_when_that_must_be_over() {
    UUID id = write("ada@example.com");
    database.inTransaction(
        em -> {
          OutboxMails outbox = wired(em, smtp()).get(OutboxMails.class);
          OutboxMail mail = outbox.claim(5, MailRelayJob.CLAIM, clock.instant()).get(0);
          return outbox.begin(id, mail.attempts(), clock.instant().plus(MailRelayJob.SENDING));
        });
    clock.advance(Duration.ofMinutes(9));
    relay();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    relay();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void what_a_lost_connection_left_claimed_goes_out_with_the_next_run() {
    UUID first = write("ada@example.com");
    UUID second = write("bea@example.com");
    CommittingOutbox outbox = new CommittingOutbox();
    MailRelayJob relay = relayOf(Optional.of(smtp()), outbox);
    outbox.away = "begin";
    assertThatThrownBy(relay::send).hasMessageContaining("away");
    assertThat(server.getReceivedMessages()).isEmpty();
    outbox.away = "";
    relay.send();
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(List.of(state(first), state(second))).containsOnly("sent 2");
  }

  @Test
  void what_was_sent_when_the_connection_broke_is_noted_and_not_sent_again() {
    UUID id = write("ada@example.com");
    CommittingOutbox outbox = new CommittingOutbox();
    MailRelayJob relay = relayOf(Optional.of(smtp()), outbox);
    outbox.away = "end";
    assertThatThrownBy(relay::send).hasMessageContaining("away");
    assertThat(state(id)).isEqualTo("queued 1");
    assertThatThrownBy(relay::send).as("still away").hasMessageContaining("away");
    outbox.away = "";
    relay.send();
    assertThat(state(id)).isEqualTo("sent 1");
    assertThat(settled.events).hasSize(1);
    clock.advance(Duration.ofMinutes(11));
    relay();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  @DisplayName("a mail that waited for its turn until another took it is not sent twice")
  void turn_lost() throws Exception {
    write("ada@example.com");
    write("bea@example.com");
    try (ScriptedServer slow =
        new ScriptedServer("250 taken") {
          @Override
          void beforeAnswer() {
            if (server.getReceivedMessages().length == 0) {
              clock.advance(MailRelayJob.CLAIM);
              relay();
            }
          }
        }) {
      relay(Optional.of(smtp(slow.port())));
      assertThat(slow.messages).as("only the one it had begun").hasSize(1);
    }
    assertThat(server.getReceivedMessages()).as("the other").hasSize(1);
  }

  @Test
  @DisplayName("no lock and no transaction is held while the mail server thinks")
  void no_lock_over_smtp() throws Exception {
    UUID id = write("ada@example.com");
    AtomicInteger free = new AtomicInteger();
    try (ScriptedServer slow =
        new ScriptedServer("250 taken") {
          @Override
          void beforeAnswer() {
            // Would fail at once if another transaction had locked the row.
            free.addAndGet(
                database.inTransaction(
                    em ->
                        em.createNativeQuery(
                                "SELECT id FROM outbox_mail WHERE id = :id FOR UPDATE NOWAIT")
                            .setParameter("id", id)
                            .getResultList()
                            .size()));
          }
        }) {
      relay(Optional.of(smtp(slow.port())));
    }
    assertThat(free).hasValue(1);
    assertThat(state(id)).isEqualTo("sent 1");
  }

  @Test
  @DisplayName("6.3.7: there are words for every change of how somebody signs in")
  void words_for_all() throws Exception {
    Set<UserNotice.Kind> kinds = EnumSet.complementOf(EnumSet.of(UserNotice.Kind.ACCOUNT_APPROVED));
    for (UserNotice.Kind kind : kinds) {
      write(notice(kind, kind.name().toLowerCase(java.util.Locale.ROOT) + "@example.com"));
    }
    relay();
    assertThat(server.getReceivedMessages()).hasSize(kinds.size());
    for (MimeMessage mail : server.getReceivedMessages()) {
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      String text = parts.getBodyPart(0).getContent().toString();
      boolean isLink = mail.getAllRecipients()[0].toString().contains("_link");
      assertThat(text).contains("22 November 2026");
      // A privacy officer looks it up in the log, and who is invited has nothing to do with it.
      boolean isToOthers = TO_OTHERS.contains(mail.getAllRecipients()[0].toString());
      assertThat(text.contains("192.0.2.1")).as(text).isEqualTo(!isToOthers);
      assertThat(text.contains(TOKEN)).as(text).isEqualTo(isLink);
    }
  }

  @Test
  void whoever_was_approved_is_told_where_to_sign_in_and_nothing_about_the_administrator()
      throws Exception {
    write(notice(UserNotice.Kind.ACCOUNT_APPROVED, "new@example.com"));
    relay();
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("Your account is ready");
    String text = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    assertThat(text).contains("You can sign in now").doesNotContain("192.0.2.1", TOKEN);
  }

  // Helpers

  private UUID write(String to) {
    return write(notice(to));
  }

  private UUID write(UserNotice notice) {
    return database.inTransaction(
        em -> {
          wired(em, smtp()).get(UserMails.class).tell(notice);
          return (UUID)
              em.createNativeQuery(
                      "SELECT id FROM outbox_mail ORDER BY id DESC LIMIT 1", UUID.class)
                  .getSingleResult();
        });
  }

  private UserNotice notice(String to) {
    return notice(UserNotice.Kind.PASSWORD_RESET_LINK, to);
  }

  private UserNotice notice(UserNotice.Kind kind, String to) {
    return new UserNotice(
        kind,
        ADA,
        "Ada",
        to,
        Optional.of(TOKEN),
        Map.of("from", "Ada", "to", "Ada <b>", "role", "AUDITOR"),
        clock.instant(),
        clock.instant().plus(Duration.ofMinutes(15)),
        new Origin("192.0.2.1", "request-1", "a browser"));
  }

  private void relay() {
    relay(Optional.of(smtp()));
  }

  /** Each step of the outbox in a transaction of its own, as on the server. */
  private void relay(Optional<Smtp> smtp) {
    relayOf(smtp, new CommittingOutbox()).send();
  }

  private MailRelayJob relayOf(Optional<Smtp> smtp, OutboxMails outbox) {
    return new Wired(null, settled, clock, settings(smtp), outbox).get(MailRelayJob.class);
  }

  /** Commits each step, as the container's transactions do. */
  private final class CommittingOutbox extends OutboxMails {
    /** The step at which the database is away. */
    private String away = "";

    @Override
    public boolean begin(UUID id, int attempt, Instant until) {
      reach("begin");
      return in(outbox -> outbox.begin(id, attempt, until));
    }

    @Override
    public boolean release(UUID id, int attempt, Instant now) {
      return in(outbox -> outbox.release(id, attempt, now));
    }

    private void reach(String step) {
      if (away.equals(step)) {
        throw new IllegalStateException("the database is away");
      }
    }

    @Override
    public List<OutboxMail> claim(int most, Duration lapse, Instant now) {
      return in(outbox -> outbox.claim(most, lapse, now));
    }

    @Override
    public void postpone(UUID id, Instant until, String error) {
      in(
          outbox -> {
            outbox.postpone(id, until, error);
            return true;
          });
    }

    @Override
    public void end(UUID id, End end, String error, Instant now) {
      reach("end");
      in(
          outbox -> {
            outbox.end(id, end, error, now);
            return true;
          });
    }

    @Override
    public List<UUID> untold(int most) {
      return in(outbox -> outbox.untold(most));
    }

    @Override
    public Optional<MailSettled> takeUntold(UUID id) {
      reach("tell");
      return in(outbox -> outbox.takeUntold(id));
    }

    @Override
    public Optional<Instant> oldest() {
      return in(OutboxMails::oldest);
    }

    private <T> T in(java.util.function.Function<OutboxMails, T> work) {
      return database.inTransaction(em -> work.apply(wired(em, null).get(OutboxMails.class)));
    }
  }

  private Wired wired(jakarta.persistence.EntityManager em, Smtp smtp) {
    return new Wired(em, new Recorded<>(), clock, settings(Optional.ofNullable(smtp)));
  }

  private static Settings settings(Optional<Smtp> smtp) {
    return TestSettings.withMail(URI.create("https://hospital.example/schedule"), smtp);
  }

  private Smtp smtp() {
    return smtp(server.getSmtp().getPort());
  }

  private static Smtp smtp(int port) {
    return smtp(port, Smtp.Security.OPPORTUNISTIC);
  }

  private static Smtp smtp(int port, Smtp.Security security) {
    return new Smtp(
        "127.0.0.1",
        port,
        Optional.empty(),
        security,
        Sender.find("Scheduler <no-reply@hospital.example>").orElseThrow());
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String state(UUID id) {
    return one("SELECT state || ' ' || attempts FROM outbox_mail WHERE id = :id", id);
  }

  private static String row(UUID id) {
    return one("SELECT CAST(m AS text) FROM outbox_mail m WHERE id = :id", id);
  }

  private static String content(UUID id) {
    return one("SELECT encode(sealed, 'hex') FROM outbox_mail WHERE id = :id", id);
  }

  private static String one(String sql, UUID id) {
    return database.inTransaction(
        em ->
            (String)
                em.createNativeQuery(sql, String.class).setParameter("id", id).getSingleResult());
  }

  private static List<String> logged(Runnable work) {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().format(record));
          }

          @Override
          public void flush() {
            // Nothing is held back.
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    Logger logger = Logger.getLogger(MailRelayJob.class.getName());
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
    }
    return lines;
  }

  /** A mail server that accepts one mail and ends as scripted, or hangs up. */
  private static class ScriptedServer implements AutoCloseable {
    private final List<String> messages = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final ServerSocket socket;
    private final String answer;
    private final Thread thread;

    ScriptedServer(String answer) throws IOException {
      this.answer = answer;
      socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      thread = new Thread(this::serve, "scripted-mail-server");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    void beforeAnswer() {
      // Does nothing by default.
    }

    private void serve() {
      try (Socket client = socket.accept()) {
        var in =
            new java.io.BufferedReader(
                new java.io.InputStreamReader(
                    client.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = client.getOutputStream();
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          commands.add(line);
          if (line.startsWith("DATA")) {
            say(out, "354 go on");
            StringBuilder message = new StringBuilder();
            for (String part = in.readLine(); !part.equals("."); part = in.readLine()) {
              message.append(part).append('\n');
            }
            messages.add(message.toString());
            if (answer == null) {
              return;
            }
            beforeAnswer();
            say(out, answer);
          } else if (line.startsWith("RCPT") && answer != null && answer.startsWith("5")) {
            say(out, answer);
          } else {
            say(out, "250 fine");
          }
        }
      } catch (IOException e) {
        messages.add("broken: " + Arrays.toString(e.getStackTrace()));
      }
    }

    private static void say(java.io.OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
      socket.close();
      thread.join(5_000);
    }
  }
}
