package org.hospitalscheduling.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hospitalscheduling.identity.AccountChanged;

/**
 * Recently read sessions, so that a burst of requests queries the database once. A change of an
 * account on this server evicts its entries at once; one on another server does so through {@link
 * #evict}, and in any case entries expire after a second.
 */
@ApplicationScoped
public class SessionCache {
  private static final Duration LIFE = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  @Inject private Clock clock;

  private record Entry(SessionFacts facts, Instant until) {}

  /**
   * The cached facts, otherwise those that {@code source} gives; only valid sessions are cached.
   */
  public Optional<SessionFacts> get(UUID sessionId, Supplier<Optional<SessionFacts>> source) {
    Instant now = clock.instant();
    Entry entry = entries.get(sessionId);
    if (entry != null && now.isBefore(entry.until())) {
      return Optional.of(entry.facts());
    }
    long before = generation.get();
    Optional<SessionFacts> found = source.get();
    if (entries.size() >= MOST) {
      entries.values().removeIf(old -> !now.isBefore(old.until()));
    }
    if (found.isEmpty() || entries.size() >= MOST) {
      entries.remove(sessionId);
    } else {
      Entry fresh = new Entry(found.get(), now.plus(LIFE));
      entries.put(sessionId, fresh);
      // An eviction ran while we asked: what we read may be from before it.
      if (generation.get() != before) {
        entries.remove(sessionId, fresh);
      }
    }
    return found;
  }

  /** Drops all entries of a user's sessions. */
  public void evict(UUID userId) {
    generation.incrementAndGet();
    entries.values().removeIf(entry -> entry.facts().userId().equals(userId));
  }

  void accountChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged change) {
    if (change.accountId() != null && change.kind() != AccountChanged.Kind.SIGNED_IN) {
      evict(change.accountId());
    }
  }
}
