package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.settings.Settings;

/** What the caller of the request at hand may see. */
@ApplicationScoped
public class Sights {

  @Inject private CurrentActor actor;
  @Inject private Settings settings;

  public Sight current() {
    return SightPolicy.of(actor.get(), settings.restrictSchedulesToOwner());
  }
}
