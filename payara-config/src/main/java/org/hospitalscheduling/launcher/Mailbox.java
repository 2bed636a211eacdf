package org.hospitalscheduling.launcher;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that relays nothing, and a page that shows what it received, for trying the product
 * out. Both listen on 127.0.0.1 only and keep mails in memory.
 */
public final class Mailbox implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final GreenMail server;
  private final HttpServer page;
  private final Set<String> refused;

  /**
   * A received mail.
   *
   * @param calendar the event in it; empty if there is none
   * @param unsubscribe the header {@code List-Unsubscribe}; empty if there is none
   */
  public record Received(
      String to,
      String subject,
      String messageId,
      String text,
      String html,
      String calendar,
      String unsubscribe,
      Instant sent) {}

  private Mailbox(GreenMail server, HttpServer page, Set<String> refused) {
    this.server = server;
    this.page = page;
    this.refused = refused;
  }

  /** Opens a mailbox on two free ports. */
  public static Mailbox open() {
    Set<String> refused = ConcurrentHashMap.newKeySet();
    GreenMail server =
        new GreenMail(new ServerSetup(Ports.free(), HOST, ServerSetup.PROTOCOL_SMTP)) {
          @Override
          protected Map<String, AbstractServer> createServices(
              ServerSetup[] setups, Managers managers) {
            return super.createServices(setups, refusing(managers, refused));
          }
        };
    server.start();
    try {
      HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
      Mailbox mailbox = new Mailbox(server, page, refused);
      page.createContext("/", mailbox::show);
      page.start();
      return mailbox;
    } catch (IOException e) {
      server.stop();
      throw new LaunchException("The mailbox could not be opened: " + e.getMessage(), e);
    }
  }

  private static Managers refusing(Managers managers, Set<String> refused) {
    SmtpManager smtp =
        new SmtpManager(managers.getImapHostManager(), managers.getUserManager()) {
          @Override
          public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            return refused.contains(recipient.getEmail()) ? "550 5.1.1 Unknown mailbox" : null;
          }
        };
    return new Managers() {
      @Override
      public SmtpManager getSmtpManager() {
        return smtp;
      }

      @Override
      public UserManager getUserManager() {
        return managers.getUserManager();
      }

      @Override
      public ImapHostManager getImapHostManager() {
        return managers.getImapHostManager();
      }
    };
  }

  /** Answers mails to this address with 550 from now on, as a mail server without that mailbox. */
  public void refuse(String address) {
    refused.add(address);
  }

  /** The settings that make the application send to it. */
  public Map<String, String> environment() {
    return Map.of(
        "SMTP_HOST",
        HOST,
        "SMTP_PORT",
        Integer.toString(server.getSmtp().getPort()),
        // It speaks no TLS; nobody is between it and the server, which is on the same machine.
        "SMTP_SECURE",
        "opportunistic",
        "SMTP_FROM",
        "Hospital Scheduling <no-reply@hospital.example>",
        "HOSPITAL_DEMO_MAILBOX",
        address().toString());
  }

  /** The page's address. */
  public URI address() {
    return URI.create("http://" + HOST + ":" + page.getAddress().getPort() + "/");
  }

  /** The mails received so far, latest first. */
  public List<Received> mails() {
    List<Received> mails = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      mails.add(received(message));
    }
    Collections.reverse(mails);
    return mails;
  }

  private static Received received(MimeMessage message) {
    try {
      MimeMultipart parts = (MimeMultipart) message.getContent();
      return new Received(
          Arrays.toString(message.getAllRecipients()).replaceAll("[\\[\\]]", ""),
          message.getSubject(),
          message.getMessageID(),
          text(parts.getBodyPart(0)),
          text(parts.getBodyPart(1)),
          parts.getCount() < 3 ? "" : bytes(parts.getBodyPart(2)),
          Objects.requireNonNullElse(message.getHeader("List-Unsubscribe", ""), ""),
          message.getSentDate().toInstant());
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(BodyPart part) throws IOException, MessagingException {
    return part.getContent().toString().replace("\r\n", "\n");
  }

  private static String bytes(BodyPart part) throws IOException, MessagingException {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      // DNS rebinding: a page on the web whose name points here must not read the links.
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      int port = page.getAddress().getPort();
      boolean ours = Set.of(HOST + ":" + port, "localhost:" + port).contains(host);
      boolean found = ours && exchange.getRequestURI().getPath().equals("/");
      byte[] body = (found ? html() : "Not here.").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange
          .getResponseHeaders()
          .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      exchange.sendResponseHeaders(found ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"refresh\" content=\"5\"><title>Mailbox</title>")
        .append("<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;")
        .append("padding:0 1rem;color-scheme:light dark}article{border:1px solid #8886;")
        .append("border-radius:8px;padding:1rem;margin:1rem 0}h2{font-size:1.1rem;margin:0}")
        .append("p{margin:.25rem 0;opacity:.75}pre{white-space:pre-wrap;font:inherit}")
        .append("</style></head><body><h1>Mailbox</h1>")
        .append("<p>What the demonstration would have sent. Nothing leaves this machine.</p>");
    List<Received> mails = mails();
    if (mails.isEmpty()) {
      html.append("<p>No mail yet.</p>");
    }
    for (Received mail : mails) {
      html.append("<article><h2>")
          .append(escaped(mail.subject()))
          .append("</h2><p>to ")
          .append(escaped(mail.to()))
          .append(", ")
          .append(escaped(mail.sent().toString()))
          .append("</p><pre>")
          .append(withLinks(mail.text()))
          .append("</pre></article>");
    }
    return html.append("</body></html>").toString();
  }

  private static String withLinks(String text) {
    StringBuilder html = new StringBuilder();
    Matcher link = LINK.matcher(text);
    int end = 0;
    while (link.find()) {
      String address = escaped(link.group());
      html.append(escaped(text.substring(end, link.start())))
          .append("<a target=\"_blank\" rel=\"noreferrer\" href=\"")
          .append(address)
          .append("\">")
          .append(address)
          .append("</a>");
      end = link.end();
    }
    return html.append(escaped(text.substring(end))).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public void close() {
    page.stop(0);
    server.stop();
  }
}
