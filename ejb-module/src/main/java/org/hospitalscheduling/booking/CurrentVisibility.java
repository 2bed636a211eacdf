package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hospitalscheduling.confidentiality.ClosedPatients;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.settings.Settings;

/** What the caller of the current request may see. */
@ApplicationScoped
public class CurrentVisibility {

  @Inject private ClosedPatients closed;
  @Inject private CurrentActor actor;
  @Inject private Settings settings;

  public Visibility current() {
    return VisibilityPolicy.of(actor.get(), settings.restrictSchedulesToOwner(), closed::glass);
  }
}
