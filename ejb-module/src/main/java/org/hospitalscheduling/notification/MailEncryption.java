package org.hospitalscheduling.notification;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.settings.Settings;

/**
 * Encrypts mails for the outbox: a link in a mail is a credential that must not be readable in the
 * database.
 */
@ApplicationScoped
public class MailEncryption {
  private static final String PURPOSE = "outbox";

  @Inject private Settings settings;

  private SecretBox box;
  private Optional<SecretBox> previous;

  @PostConstruct
  void openBoxes() {
    box = new SecretBox(settings.jwtSecret(), PURPOSE);
    previous = settings.jwtSecretPrevious().map(secret -> new SecretBox(secret, PURPOSE));
  }

  public byte[] seal(UUID id, Mail mail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, mail.to());
      write(out, mail.subject());
      write(out, mail.text());
      write(out, mail.html());
      write(out, mail.unsubscribe().map(URI::toString).orElse(""));
      write(out, mail.calendar().map(Mail.Calendar::method).orElse(""));
      write(out, mail.calendar().map(Mail.Calendar::text).orElse(""));
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail", e);
    }
    return box.seal(bytes.toByteArray(), id.toString());
  }

  /** Whether the mail is encrypted under the current master secret. */
  public boolean isCurrent(UUID id, byte[] sealed) {
    return box.open(sealed, id.toString()).isPresent();
  }

  /** The mail; empty if it was encrypted under a master secret that is no longer configured. */
  public Optional<Mail> open(UUID id, byte[] sealed) {
    return box.open(sealed, id.toString())
        .or(() -> previous.flatMap(older -> older.open(sealed, id.toString())))
        .map(
            plain -> {
              try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
                return mail(in);
              } catch (IOException e) {
                throw new IllegalStateException("an array cannot fail", e);
              }
            });
  }

  /** A mail that an older release encrypted ends after its texts. */
  private static Mail mail(DataInputStream in) throws IOException {
    String to = read(in);
    String subject = read(in);
    String text = read(in);
    String html = read(in);
    if (in.available() == 0) {
      return new Mail(to, subject, text, html);
    }
    String unsubscribe = read(in);
    String method = read(in);
    String calendar = read(in);
    return new Mail(
        to,
        subject,
        text,
        html,
        unsubscribe.isEmpty() ? Optional.empty() : Optional.of(URI.create(unsubscribe)),
        method.isEmpty() ? Optional.empty() : Optional.of(new Mail.Calendar(method, calendar)));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
