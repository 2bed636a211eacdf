package org.hospitalscheduling.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hospitalscheduling.identity.NoticeFailed;

/** Does what follows from the end of a mail, once, in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SettledMailTransactions {

  @Inject private OutboxMails outbox;
  @Inject private Event<MailSettled> settled;
  @Inject private Event<NoticeFailed> failed;

  /** Does nothing if it has been done, or is being done elsewhere. */
  public void tell(UUID id) {
    outbox.takeUntold(id).ifPresent(this::tell);
  }

  private void tell(MailSettled mail) {
    settled.fire(mail);
    if (mail.end() != OutboxMails.End.SENT) {
      mail.about().ifPresent(about -> failed.fire(new NoticeFailed(mail.kind(), about, mail.at())));
    }
  }
}
