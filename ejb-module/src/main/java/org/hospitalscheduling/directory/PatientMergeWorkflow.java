package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * What merging two patients means for their records. Runs in its caller's transaction; the caller
 * has checked the role.
 */
@ApplicationScoped
public class PatientMergeWorkflow {

  @Inject private Patients patients;
  @Inject private PatientNotes notes;

  /** Two patients with row locks, taken in the order of their ids. */
  public record Pair(Patient patient, Patient into) {}

  /** What a merge moved in the directory: rows of identifiers, and records merged before. */
  public record Moved(boolean wasActive, List<UUID> identifiers, List<UUID> followers) {}

  /**
   * Locks both.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is no {@code id}; {@link
   *     Refusal#UNKNOWN_PATIENT} if there is no {@code into}
   */
  public Pair lock(UUID id, UUID into) {
    new TreeSet<>(List.of(id, into)).forEach(patients::lock);
    return new Pair(
        patients
            .lock(id)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such patient.")),
        patients
            .lock(into)
            .orElseThrow(
                () ->
                    RefusedException.ofField(Refusal.UNKNOWN_PATIENT, "into", "no such patient")));
  }

  /**
   * Checks that both are as the caller saw them, and that neither was merged or erased.
   *
   * @throws RefusedException {@link Refusal#MERGED}, {@link Refusal#ERASED}, {@link
   *     Refusal#STALE_VERSION}, {@link Refusal#INACTIVE} if nobody could be booked as {@code into}
   */
  public void check(Pair pair, int version, int intoVersion, Actor actor) {
    patients.checkTheirOwn(pair.patient(), actor);
    patients.checkTheirOwn(pair.into(), actor);
    Versions.check(version, pair.patient().version());
    Versions.check(intoVersion, pair.into().version());
    if (!pair.into().isActive()) {
      throw RefusedException.ofField(Refusal.INACTIVE, "into", "is no longer active");
    }
  }

  /**
   * Checks that the one still leads to the other, which was not merged itself.
   *
   * @throws RefusedException {@link Refusal#MERGED}; {@link Refusal#NOT_FOUND} if it leads nowhere
   */
  public void checkParting(Pair pair, Actor actor) {
    UUID survivor = pair.into().mergedInto();
    if (survivor != null) {
      throw PatientMerged.into(patients.find(survivor).orElseThrow(), actor.readsPatients());
    }
    if (!pair.into().id().equals(pair.patient().mergedInto())) {
      throw new RefusedException(Refusal.NOT_FOUND, "No merge of this patient can be taken back.");
    }
  }

  /** Ends the record of the one, whose identifiers the other gets. */
  public Moved merge(Pair pair, Instant now) {
    UUID from = pair.patient().id();
    UUID to = pair.into().id();
    boolean wasActive = pair.patient().isActive();
    List<String> mrns = new ArrayList<>(patients.formerMrns(to).values());
    mrns.add(pair.patient().mrn());
    mrns.addAll(patients.formerMrns(from).values());
    pair.patient().mergeInto(to, now);
    pair.into().beFoundBy(mrns);
    pair.into().keepConfidential(pair.patient());
    pair.into().touch(now);
    patients.flush();
    Moved moved = new Moved(wasActive, patients.moveIdentifiers(from, to), patients.lead(from, to));
    notes.raise(to);
    return moved;
  }

  /** Takes back what {@link #merge} did. */
  public void part(Pair pair, Moved moved, Instant now) {
    Map<UUID, String> stay = patients.formerMrns(pair.into().id());
    Map<UUID, String> back = new LinkedHashMap<>(stay);
    back.keySet().retainAll(moved.followers());
    stay.keySet().removeAll(back.keySet());
    stay.remove(pair.patient().id());
    pair.patient().beFoundBy(back.values());
    pair.into().beFoundBy(stay.values());
    pair.patient().part(moved.wasActive(), now);
    pair.into().touch(now);
    patients.flush();
    patients.moveIdentifiers(moved.identifiers(), pair.into().id(), pair.patient().id());
    patients.lead(moved.followers(), pair.into().id(), pair.patient().id());
    notes.raise(pair.into().id());
    notes.raise(pair.patient().id());
  }
}
