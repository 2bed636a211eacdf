package org.hospitalscheduling.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * What was refused of appointments that were to change together. Each is decided as one alone is:
 * the refusal of one does not keep the others from being decided.
 */
final class RefusedChanges {

  private final Map<UUID, RefusedException> refused = new HashMap<>();

  /** Decides about one, and remembers what it was refused. */
  void collect(UUID id, Runnable decision) {
    try {
      decision.run();
    } catch (RefusedException no) {
      refused.put(id, no);
    }
  }

  boolean isEmpty() {
    return refused.isEmpty();
  }

  boolean contains(UUID id) {
    return refused.containsKey(id);
  }

  /**
   * Throws what was refused of one that was asked for alone.
   *
   * @param current finds it as it is now, which is shown to those who saw another version
   */
  void rethrow(UUID id, Function<UUID, Optional<AppointmentView>> current) {
    RefusedException no = refused.get(id);
    if (no != null) {
      throw isStale(id)
          ? RefusedException.withFacts(
              no.refusal(), no.getMessage(), current.apply(id).orElseThrow())
          : no;
    }
  }

  /**
   * Those of several that were refused, in the order of {@code ids}.
   *
   * @param draft what they were decided on, from which those in the way are told
   * @param visibility who is in the way is told only to those who see it
   * @param current finds those as they are now of which another version was seen, by id
   */
  List<RefusedAppointment> list(
      Collection<UUID> ids,
      BookDraft draft,
      Visibility visibility,
      Function<List<UUID>, Map<UUID, AppointmentView>> current) {
    List<UUID> stale = ids.stream().filter(this::isStale).toList();
    Map<UUID, AppointmentView> now = stale.isEmpty() ? Map.of() : current.apply(stale);
    return ids.stream()
        .filter(this::contains)
        .map(
            id -> {
              RefusedException no = refused.get(id);
              return new RefusedAppointment(
                  id,
                  no.refusal(),
                  no.field().map(field -> RefusalMessages.of(no.refusal())).orElse(no.getMessage()),
                  blocking(no).filter(by -> draft.shows(by.id(), visibility)).orElse(null),
                  now.get(id));
            })
        .toList();
  }

  private boolean isStale(UUID id) {
    return contains(id) && refused.get(id).refusal() == Refusal.STALE_VERSION;
  }

  private static Optional<RefusedTime.Blocking> blocking(RefusedException no) {
    return no.facts().orElse(null) instanceof RefusedAttempt attempt
        ? attempt.blocking()
        : Optional.empty();
  }
}
