package org.hospitalscheduling.merging;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Scope.Name.PATIENTS_MERGE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.directory.WrittenPatient;
import org.hospitalscheduling.identity.CurrentActor;

/** Merging patients' records, and taking that back; see {@link MergeWorkflow}. */
@Stateless
@RolesAllowed({ADMIN, PATIENTS_MERGE})
public class MergeService {

  private static final int MOST = 200;

  @Inject private MergeWorkflow workflow;
  @Inject private PatientMerges merges;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;

  /** The record that stays. */
  public WrittenPatient merge(UUID id, int version, MergeRequest request) {
    return WrittenPatient.of(
        workflow.merge(id, version, request, actor.get(), clock.instant()), actor.get());
  }

  /** The record that is a patient's own again. */
  public WrittenPatient part(UUID id, int version) {
    return WrittenPatient.of(workflow.part(id, version, actor.get(), clock.instant()), actor.get());
  }

  /** The newest merges that are recorded, at most 200. */
  @RolesAllowed(ADMIN)
  public List<MergeView> newest() {
    return merges.newest(MOST);
  }
}
