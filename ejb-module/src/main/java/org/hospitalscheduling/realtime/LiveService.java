package org.hospitalscheduling.realtime;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;

/**
 * What a socket needs. A browser cannot send a header when it opens one, so a ticket stands for the
 * session: random, kept as a hash, good for 30 s and once.
 */
@Stateless
public class LiveService {

  static final Duration TICKET_LIFE = Duration.ofSeconds(30);

  private static final int TICKET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject CurrentActor currentActor;
  @Inject Tickets tickets;
  @Inject Settings settings;
  @Inject Clock clock;

  /** A ticket for one socket of this session. */
  @RolesAllowed({Role.Name.ADMIN, Role.Name.USER})
  public String issueTicket(UUID sessionId) {
    byte[] secret = new byte[TICKET_BYTES];
    RANDOM.nextBytes(secret);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    tickets.removeExpired(now);
    tickets.add(hash(ticket), currentActor.get().id(), sessionId, now.plus(TICKET_LIFE));
    return ticket;
  }

  /**
   * Who comes with this ticket; empty when it is none, was used, is too old, or its session has
   * ended.
   */
  @PermitAll
  public Optional<LiveViewer> redeem(String ticket) {
    return tickets
        .take(hash(ticket), clock.instant())
        .flatMap(session -> viewers(List.of(session)).stream().findFirst());
  }

  /** Those of the sessions that may watch now. */
  @PermitAll
  public List<LiveViewer> viewers(Collection<UUID> sessionIds) {
    Instant now = clock.instant();
    return tickets.viewers(sessionIds, now, now.minus(settings.sessionIdle())).stream()
        .filter(viewer -> LivePolicy.watches(viewer.role()))
        .toList();
  }

  private static byte[] hash(String ticket) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
