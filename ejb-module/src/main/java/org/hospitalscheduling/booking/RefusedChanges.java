package org.hospitalscheduling.booking;

import java.util.ArrayList;
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
 * The refusals among several appointments that were to change in one request. Each is decided like
 * a single one, and a refusal does not stop the decisions about the others.
 */
final class RefusedChanges {

  private final Map<UUID, RefusedException> refused = new HashMap<>();

  /** Runs the decision about one appointment and records its refusal. */
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
   * Throws the refusal of a single appointment, if there is one.
   *
   * @param current finds its current state, which a stale-version refusal shows
   */
  void rethrow(UUID id, Function<UUID, Optional<AppointmentView>> current) {
    RefusedException no = refused.get(id);
    if (no != null) {
      throw isStale(id)
          ? RefusedException.withFacts(
              no.refusal(), no.getMessage(), new StaleAppointment(current.apply(id).orElseThrow()))
          : no;
    }
  }

  /**
   * The refusals as lines of an answer, in the order of {@code ids}.
   *
   * @param draft the draft that they were decided on, which knows the blocking appointments
   * @param visibility a blocking appointment is named only if it is visible
   * @param current finds the current state, by id, of those with a stale version
   */
  List<RefusedAppointment> list(
      Collection<UUID> ids,
      BookDraft draft,
      Visibility visibility,
      Function<List<UUID>, Map<UUID, AppointmentView>> current) {
    List<UUID> stale = ids.stream().filter(this::isStale).toList();
    Map<UUID, AppointmentView> now = stale.isEmpty() ? Map.of() : current.apply(stale);
    Visibility blockers = VisibilityPolicy.ofBlockers(visibility);
    List<RefusedAppointment> lines = new ArrayList<>();
    for (UUID id : ids) {
      RefusedException no = refused.get(id);
      if (no != null) {
        lines.add(
            new RefusedAppointment(
                id,
                no.refusal(),
                no.field().map(field -> RefusalMessages.of(no.refusal())).orElse(no.getMessage()),
                blocking(no).filter(by -> draft.shows(by.id(), blockers)).orElse(null),
                now.get(id)));
      }
    }
    return lines;
  }

  private boolean isStale(UUID id) {
    RefusedException no = refused.get(id);
    return no != null && no.refusal() == Refusal.STALE_VERSION;
  }

  private static Optional<RefusedTime.Blocking> blocking(RefusedException no) {
    return no.facts().orElse(null) instanceof RefusedAttempt attempt
        ? attempt.blocking()
        : Optional.empty();
  }
}
