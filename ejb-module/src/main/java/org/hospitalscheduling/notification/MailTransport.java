package org.hospitalscheduling.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.settings.Sender;
import org.hospitalscheduling.settings.Smtp;

/**
 * Hands mails to the mail server (RFC 5321), several over one connection. Every wait is bounded.
 */
final class MailTransport implements AutoCloseable {
  private static final String CONNECT_MILLIS = "10000";
  private static final String READ_MILLIS = "30000";
  private static final Pattern REPLY = Pattern.compile("\\b([45])\\d\\d\\b");

  private final InternetAddress from;
  private final Session session;
  private final Transport transport;

  /** The mail server's reaction to a mail. */
  sealed interface Delivery {
    record Taken() implements Delivery {}

    /** The mail server may accept it later. */
    record Later(String why) implements Delivery {}

    /** The mail server will never accept it. */
    record Never(String why) implements Delivery {}
  }

  /** Does not connect yet; fails if the settings cannot be right. */
  MailTransport(Smtp smtp) throws MessagingException {
    from = sender(smtp.from());
    session = session(smtp);
    transport = session.getTransport("smtp");
  }

  /** A name in other letters than ASCII becomes encoded words (RFC 2047). */
  private static InternetAddress sender(Sender sender) throws MessagingException {
    InternetAddress address = new InternetAddress(sender.address().ascii(), true);
    try {
      address.setPersonal(sender.name().orElse(null), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return address;
  }

  /**
   * The recipient as mail servers take it: a domain in other letters than ASCII becomes IDNA, since
   * SMTPUTF8 is not used.
   */
  private static InternetAddress recipient(String to) throws MessagingException {
    return new InternetAddress(
        EmailAddress.find(to)
            .orElseThrow(() -> new jakarta.mail.internet.AddressException("not an address"))
            .ascii(),
        true);
  }

  private static Session session(Smtp smtp) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", smtp.host());
    properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.setProperty("mail.smtp.timeout", READ_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", READ_MILLIS);
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.credentials().isPresent()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (smtp.security()) {
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case OPPORTUNISTIC -> properties.setProperty("mail.smtp.starttls.enable", "true");
    }
    Authenticator authenticator =
        smtp.credentials()
            .map(
                credentials ->
                    (Authenticator)
                        new Authenticator() {
                          @Override
                          protected PasswordAuthentication getPasswordAuthentication() {
                            return new PasswordAuthentication(
                                credentials.user(), credentials.password().value());
                          }
                        })
            .orElse(null);
    return Session.getInstance(properties, authenticator);
  }

  Delivery deliver(UUID id, Mail mail, Instant written) {
    try {
      MimeMessage message = message(id, mail, written);
      if (!transport.isConnected()) {
        transport.connect();
      }
      transport.sendMessage(message, message.getAllRecipients());
      return new Delivery.Taken();
    } catch (MessagingException e) {
      return judged(e);
    }
  }

  private MimeMessage message(UUID id, Mail mail, Instant written) throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            // Stable, so that a duplicate can be recognised.
            setHeader("Message-ID", "<" + id + "@" + domain() + ">");
          }
        };
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(written));
    // Prevents automatic replies (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), StandardCharsets.UTF_8.name(), "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), StandardCharsets.UTF_8.name(), "html");
    MimeMultipart parts = new MimeMultipart("alternative", text, html);
    if (mail.calendar().isPresent()) {
      parts.addBodyPart(calendar(mail.calendar().get()));
    }
    message.setContent(parts);
    if (mail.unsubscribe().isPresent()) {
      message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe().get().toASCIIString() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.saveChanges();
    return message;
  }

  /** As bytes, because the mail library has no writer for calendars. */
  private static MimeBodyPart calendar(Mail.Calendar calendar) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                calendar.text().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + calendar.method())));
    return part;
  }

  private String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /**
   * Judges by the reply's first digit (RFC 5321, 4.2.1): 5 is permanent, everything else may be
   * transient.
   */
  private static Delivery judged(MessagingException failure) {
    String why = why(failure);
    boolean forGood =
        failure instanceof jakarta.mail.internet.AddressException
            || failure instanceof SendFailedException
                && reply(failure).filter(reply -> reply.group(1).equals("5")).isPresent();
    return forGood ? new Delivery.Never(why) : new Delivery.Later(why);
  }

  /**
   * The kind of failure and the server's reply code; the reply's text may contain the recipient.
   */
  private static String why(MessagingException failure) {
    if (String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")) {
      return "the mail server offers no STARTTLS, see SMTP_SECURE";
    }
    String kind = failure.getClass().getSimpleName();
    return reply(failure).map(reply -> kind + " " + reply.group()).orElse(kind);
  }

  private static Optional<MatchResult> reply(MessagingException failure) {
    for (Exception each = failure;
        each != null;
        each = each instanceof MessagingException next ? next.getNextException() : null) {
      Matcher reply = REPLY.matcher(String.valueOf(each.getMessage()));
      if (reply.find()) {
        return Optional.of(reply);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The mails are delivered or not; how the connection closed does not matter.
    }
  }
}
