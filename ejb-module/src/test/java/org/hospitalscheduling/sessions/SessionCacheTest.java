package org.hospitalscheduling.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.Test;

class SessionCacheTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final SessionCache cache =
      new Wired(null, null, Clock.fixed(NOW, ZoneOffset.UTC)).get(SessionCache.class);
  private final AtomicInteger asked = new AtomicInteger();
  private final UUID session = Ids.next();
  private final UUID user = Ids.next();

  @Test
  void a_burst_asks_once() {
    for (int i = 0; i < 5; i++) {
      assertThat(cache.get(session, this::alive)).isPresent();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_change_of_the_account_is_seen_by_the_next_request() {
    cache.get(session, this::alive);
    cache.evict(user);
    assertThat(cache.get(session, this::over)).isEmpty();
  }

  @Test
  void what_was_heard_before_a_change_is_not_kept_after_it() {
    cache.get(
        session,
        () -> {
          Optional<SessionFacts> stale = alive();
          cache.evict(user);
          return stale;
        });
    assertThat(cache.get(session, this::over)).isEmpty();
  }

  @Test
  void an_ended_session_is_asked_for_every_time() {
    cache.get(session, this::over);
    assertThat(cache.get(session, this::alive)).isPresent();
    assertThat(asked).hasValue(2);
  }

  private Optional<SessionFacts> alive() {
    asked.incrementAndGet();
    return Optional.of(
        new SessionFacts(
            session,
            user,
            "ada",
            "ada@example.com",
            Role.USER,
            false,
            null,
            false,
            null,
            null,
            NOW));
  }

  private Optional<SessionFacts> over() {
    asked.incrementAndGet();
    return Optional.empty();
  }
}
