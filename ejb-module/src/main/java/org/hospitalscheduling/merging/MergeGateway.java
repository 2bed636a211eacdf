package org.hospitalscheduling.merging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.directory.WrittenPatient;
import org.hospitalscheduling.shared.Retry;

/** The entry to {@link MergeService} for requests: tries again after a deadlock. */
@ApplicationScoped
public class MergeGateway {

  @Inject private MergeService merges;

  /** See {@link MergeService#merge}. */
  public WrittenPatient merge(UUID id, int version, MergeRequest request) {
    return Retry.onConflict(() -> merges.merge(id, version, request));
  }

  /** See {@link MergeService#part}. */
  public WrittenPatient part(UUID id, int version) {
    return Retry.onConflict(() -> merges.part(id, version));
  }

  /** See {@link MergeService#newest}. */
  public List<MergeView> newest() {
    return merges.newest();
  }
}
