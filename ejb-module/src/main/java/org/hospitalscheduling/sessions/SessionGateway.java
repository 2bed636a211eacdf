package org.hospitalscheduling.sessions;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.Settings;

/** Checks whether a session is still valid, at every request and whatever its token says. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionGateway {
  /**
   * The precision of the last use: writing it at every request would cost more than it is worth.
   */
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  @Inject private SessionCache cache;
  @Inject private Sessions sessions;
  @Inject private SessionTransactions transactions;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * The user of this session; empty if it was ended, has been idle for too long, or its user is
   * disabled.
   */
  public Optional<SessionFacts> check(UUID sessionId) {
    return cache.get(sessionId, () -> ask(sessionId));
  }

  private Optional<SessionFacts> ask(UUID sessionId) {
    Instant now = clock.instant();
    Optional<SessionFacts> facts = sessions.facts(sessionId, settings.sessionIdle(), now);
    if (facts.isPresent() && facts.get().lastUsedAt().plus(TOUCH_EVERY).isBefore(now)) {
      transactions.touch(sessionId);
    }
    return facts;
  }
}
