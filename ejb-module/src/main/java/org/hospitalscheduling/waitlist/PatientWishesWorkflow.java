package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.waitlist.WaitlistChanged.Kind;

/**
 * Gives places on the waiting list, with the offers that were made to them, to another record of
 * the same person. Runs in its caller's transaction; the caller has checked the role.
 */
@ApplicationScoped
public class PatientWishesWorkflow {

  @Inject private WaitlistEntries waitlist;
  @Inject private Event<WaitlistChanged> changed;

  /**
   * What a merge did.
   *
   * @param given entries that the other patient has now
   * @param ended entries of either that were left, because both waited for the same
   */
  public record Moved(List<UUID> given, List<UUID> ended) {}

  /** Locks all entries of both; before the locks of patients. */
  public void lock(UUID patientId, UUID otherId) {
    waitlist.lockOf(List.of(patientId, otherId));
  }

  /**
   * Gives all entries of {@code from} to {@code to}, whose patients' locks the caller holds. Where
   * both wait for the same department and doctor, the entry that is further ahead stays, and the
   * other one is left; an offer that is open to it stays open until it is answered.
   */
  public Moved merge(UUID from, UUID to, Actor actor, Instant now) {
    List<WaitlistEntry> entries = waitlist.lockOf(List.of(from, to));
    List<UUID> ended = new ArrayList<>();
    Map<List<Object>, WaitlistEntry> ahead = new HashMap<>();
    entries.stream()
        .filter(WaitlistEntry::isWaiting)
        .sorted(
            Comparator.comparingInt(WaitlistEntry::priority)
                .thenComparing(WaitlistEntry::joinedAt)
                .thenComparing(WaitlistEntry::id))
        .forEach(
            each -> {
              if (ahead.putIfAbsent(place(each), each) != null) {
                each.leave(now);
                ended.add(each.id());
              }
            });
    // Before another entry takes the place in the index.
    waitlist.flush();
    List<WaitlistEntry> given =
        entries.stream().filter(each -> each.patientId().equals(from)).toList();
    given.forEach(each -> each.giveTo(to, now));
    waitlist.flush();
    entries.stream()
        .filter(each -> ended.contains(each.id()))
        .forEach(each -> announce(Kind.LEFT, each, actor, now));
    given.stream()
        .filter(WaitlistEntry::isWaiting)
        .forEach(each -> announce(Kind.JOINED, each, actor, now));
    return new Moved(given.stream().map(WaitlistEntry::id).toList(), ended);
  }

  /**
   * Takes back what {@link #merge} did, as far as {@code from} still has the entries. One that was
   * left waits again, unless its patient has joined for the same since.
   */
  public void part(Moved moved, UUID from, UUID to, Actor actor, Instant now) {
    List<WaitlistEntry> entries = waitlist.lockOf(List.of(from, to));
    Set<UUID> given = new HashSet<>(moved.given());
    List<WaitlistEntry> back =
        entries.stream()
            .filter(each -> given.contains(each.id()) && each.patientId().equals(from))
            .toList();
    back.forEach(each -> each.giveTo(to, now));
    waitlist.flush();
    List<WaitlistEntry> again = new ArrayList<>();
    for (WaitlistEntry each : entries) {
      if (moved.ended().contains(each.id()) && each.hasLeft() && isFree(each, entries)) {
        each.waitAgain(now);
        again.add(each);
      }
    }
    waitlist.flush();
    back.stream()
        .filter(each -> each.isWaiting() && !again.contains(each))
        .forEach(each -> announce(Kind.JOINED, each, actor, now));
    again.forEach(each -> announce(Kind.JOINED, each, actor, now));
  }

  private static boolean isFree(WaitlistEntry left, Collection<WaitlistEntry> entries) {
    return entries.stream()
        .noneMatch(
            each ->
                each.isWaiting()
                    && each.patientId().equals(left.patientId())
                    && place(each).equals(place(left)));
  }

  /** What nobody waits for twice. */
  private static List<Object> place(WaitlistEntry entry) {
    return List.of(entry.departmentId(), entry.practitionerId());
  }

  private void announce(Kind kind, WaitlistEntry entry, Actor actor, Instant now) {
    changed.fire(WaitlistChanged.ofPlace(kind, entry, actor.id(), now));
  }
}
