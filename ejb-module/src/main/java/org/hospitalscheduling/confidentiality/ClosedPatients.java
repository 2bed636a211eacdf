package org.hospitalscheduling.confidentiality;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.confidentiality.ClosedPatientQueries.Sight;
import org.hospitalscheduling.identity.CurrentActor;
import org.jspecify.annotations.Nullable;

/**
 * What is closed to the caller of the current request, and what they have opened: one query for a
 * request, and none for a caller to whom nobody is closed or where nobody has called.
 */
@RequestScoped
public class ClosedPatients {

  private static final Sight OPEN = new Sight(Set.of(), Glass.WHOLE);

  @Inject private CurrentActor actor;
  @Inject private ClosedPatientQueries queries;
  @Inject private Clock clock;

  private @Nullable Sight sight;

  /**
   * The ids of the patients who are closed. They may be shown as {@link
   * org.hospitalscheduling.shared.ClosedPatient} only, and must not be found by what they are
   * called.
   */
  public Set<UUID> ids() {
    return sight().closed();
  }

  /** What the caller has opened by breaking the glass. */
  public Glass glass() {
    return sight().glass();
  }

  private Sight sight() {
    Sight known = sight;
    if (known == null) {
      known =
          actor
              .find()
              .filter(each -> ConfidentialityPolicy.isBound(each.role()))
              .map(each -> queries.of(each.id(), clock.instant()))
              .orElse(OPEN);
      sight = known;
    }
    return known;
  }
}
