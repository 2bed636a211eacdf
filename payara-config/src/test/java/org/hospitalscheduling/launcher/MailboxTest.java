package org.hospitalscheduling.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailboxTest {

  @Test
  void what_is_mailed_is_on_the_page_with_links_to_click_and_nothing_to_run() throws Exception {
    try (Mailbox mailbox = Mailbox.open()) {
      assertThat(page(mailbox, mailbox.address().getAuthority())).contains("No mail yet");
      send(mailbox, "Hello <script>", "Go:\nhttps://hospital.example/reset-password#abc_-1\n");
      String page = page(mailbox, mailbox.address().getAuthority());
      assertThat(page)
          .contains("HTTP/1.1 200", "Hello &lt;script&gt;", "to ada@example.com")
          .contains("href=\"https://hospital.example/reset-password#abc_-1\"")
          .doesNotContain("<script>");
      assertThat(mailbox.mails()).extracting(Mailbox.Received::html).containsExactly("<p>Hi</p>");
    }
  }

  @Test
  void a_page_elsewhere_that_lets_its_name_point_here_reads_nothing() throws Exception {
    try (Mailbox mailbox = Mailbox.open()) {
      send(mailbox, "Secret", "https://hospital.example/reset-password#abc");
      String port = ":" + mailbox.address().getPort();
      assertThat(page(mailbox, "evil.example" + port))
          .contains("HTTP/1.1 404")
          .doesNotContain("reset-password");
      assertThat(page(mailbox, "localhost" + port)).contains("HTTP/1.1 200");
    }
  }

  private static void send(Mailbox mailbox, String subject, String text) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", mailbox.environment().get("SMTP_HOST"));
    properties.setProperty("mail.smtp.port", mailbox.environment().get("SMTP_PORT"));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress(mailbox.environment().get("SMTP_FROM")));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.com"));
    message.setSubject(subject);
    message.setSentDate(new Date());
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<p>Hi</p>", "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    Transport.send(message);
  }

  /** Requested over a plain socket, because Java's HTTP client cannot send a false Host header. */
  private static String page(Mailbox mailbox, String host) throws IOException {
    URI address = mailbox.address();
    try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
