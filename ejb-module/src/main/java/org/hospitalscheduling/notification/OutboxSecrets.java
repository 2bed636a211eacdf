package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.SealedSecrets;

/**
 * Re-encrypts waiting mails when {@code JWT_SECRET} changes: a mail may contain a link that
 * somebody requested and still waits for.
 */
@ApplicationScoped
public class OutboxSecrets implements SealedSecrets {
  @Inject private OutboxMails outbox;
  @Inject private MailEncryption encryption;

  @Override
  public String what() {
    return "waiting mails";
  }

  @Override
  public Renewal renew() {
    int renewed = 0;
    int unreadable = 0;
    for (Map.Entry<UUID, byte[]> mail : outbox.lockWaiting().entrySet()) {
      UUID id = mail.getKey();
      if (encryption.isCurrent(id, mail.getValue())) {
        continue;
      }
      Optional<Mail> open = encryption.open(id, mail.getValue());
      if (open.isPresent()) {
        outbox.reseal(id, encryption.seal(id, open.get()));
        renewed++;
      } else {
        unreadable++;
      }
    }
    return new Renewal(renewed, unreadable);
  }
}
