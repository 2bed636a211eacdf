package org.hospitalscheduling.merging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.PatientAppointmentsWorkflow;
import org.hospitalscheduling.booking.PatientAppointmentsWorkflow.Visit;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.directory.PatientMergeWorkflow;
import org.hospitalscheduling.directory.PatientMergeWorkflow.Pair;
import org.hospitalscheduling.directory.PatientView;
import org.hospitalscheduling.directory.Versions;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.merging.MergeOverlaps.Overlap;
import org.hospitalscheduling.merging.PatientMerges.Merge;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.PatientsShown;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.waitlist.PatientWishesWorkflow;

/**
 * Merges two patients' records and takes that back, in its caller's transaction. Locks are taken in
 * the order of all others: places on the waiting list, patients by id, appointments by id. No
 * doctor's time changes.
 */
@ApplicationScoped
class MergeWorkflow {

  @Inject private PatientMergeWorkflow records;
  @Inject private PatientAppointmentsWorkflow appointments;
  @Inject private PatientWishesWorkflow wishes;
  @Inject private PatientMerges merges;
  @Inject private Event<DirectoryChanged> changed;
  @Inject private Event<PatientsShown> shown;

  /**
   * Gives all that the patient has to another one, and ends their record.
   *
   * @throws RefusedException {@link Refusal#MERGE_OVERLAPS} with {@link MergeOverlaps} unless all
   *     overlaps were accepted; those of {@link PatientMergeWorkflow#check}
   */
  PatientView merge(UUID id, int version, MergeRequest request, Actor actor, Instant now) {
    if (id.equals(request.into())) {
      throw RefusedException.ofField(Refusal.INVALID, "into", "must be another patient");
    }
    wishes.lock(id, request.into());
    Pair pair = records.lock(id, request.into());
    records.check(pair, version, request.intoVersion(), actor);
    List<Visit> visits = appointments.lock(id, request.into());
    List<Visit> mine = visits.stream().filter(each -> each.patientId().equals(id)).toList();
    List<Overlap> overlaps =
        MergePolicy.overlaps(
            mine, visits.stream().filter(each -> !each.patientId().equals(id)).toList());
    if (!MergePolicy.accepts(request.overlaps(), overlaps)) {
      shown.fire(new PatientsShown(Set.of(id, request.into())));
      throw RefusedException.withFacts(
          Refusal.MERGE_OVERLAPS,
          "Appointments of the two overlap. Name them in overlaps to merge all the same.",
          new MergeOverlaps(actor.readsSchedules() ? overlaps : List.of()));
    }
    if (!overlaps.isEmpty() && actor.isProgram()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED,
          "That appointments of one patient overlap can be accepted by people only.");
    }
    Set<UUID> overlapping = new HashSet<>();
    overlaps.forEach(each -> overlapping.add(each.appointment().id()));
    PatientMergeWorkflow.Moved moved = records.merge(pair, now);
    Collection<UUID> given = mine.stream().map(Visit::id).toList();
    appointments.merge(given, overlapping, request.reason(), id, request.into(), actor, now);
    PatientWishesWorkflow.Moved places = wishes.merge(id, request.into(), actor, now);
    merges.add(
        new Merge(
            Ids.next(),
            id,
            request.into(),
            request.reason(),
            now,
            given,
            overlapping,
            places,
            moved),
        actor.id());
    announce("merged", id, request.into(), request.reason(), actor, now);
    return PatientView.of(pair.into());
  }

  /**
   * Takes a merge back: what it moved and is still there goes back. What was booked since stays.
   *
   * @param version the version of the record that the patient leads to
   * @throws RefusedException {@link Refusal#NOT_FOUND} if no merge of the patient is recorded;
   *     {@link Refusal#MERGED} if the other record was merged itself since
   */
  PatientView part(UUID id, int version, Actor actor, Instant now) {
    Merge merge =
        merges
            .standing(id)
            .filter(each -> MergePolicy.canBeUndone(each.at(), now))
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.NOT_FOUND, "No merge of this patient can be taken back."));
    wishes.lock(id, merge.intoId());
    Pair pair = records.lock(id, merge.intoId());
    records.checkParting(pair, actor);
    Versions.check(version, pair.into().version());
    records.part(pair, merge.records(), now);
    appointments.part(
        merge.appointments(), merge.overlapping(), merge.reason(), merge.intoId(), id, actor, now);
    wishes.part(merge.wishes(), merge.intoId(), id, actor, now);
    merges.undone(merge.id(), actor.id(), now);
    announce("unmerged", id, merge.intoId(), merge.reason(), actor, now);
    return PatientView.of(pair.patient());
  }

  private void announce(
      String action, UUID id, UUID into, String reason, Actor actor, Instant now) {
    changed.fire(
        new DirectoryChanged(
            "patient",
            id,
            action,
            actor.id(),
            now,
            Map.of("into", into.toString(), "reason", reason)));
    changed.fire(
        new DirectoryChanged(
            "patient",
            into,
            action,
            actor.id(),
            now,
            Map.of("from", id.toString(), "reason", reason)));
  }
}
