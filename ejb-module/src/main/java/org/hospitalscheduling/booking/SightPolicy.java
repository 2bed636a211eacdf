package org.hospitalscheduling.booking;

import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Scope;

/** Who may see which appointments: the table "Who may" of the product. */
public final class SightPolicy {

  private SightPolicy() {}

  /**
   * What the actor may see.
   *
   * @param restrictedToOwner whether a USER sees only what they created
   */
  public static Sight of(Actor actor, boolean restrictedToOwner) {
    return switch (actor.role()) {
      case ADMIN -> new Sight.Everything();
      case USER -> restrictedToOwner ? new Sight.OwnCreations(actor.id()) : new Sight.Everything();
      case DOCTOR ->
          actor.practitionerId().<Sight>map(Sight.OwnPatients::new).orElseGet(Sight.Nothing::new);
      case SERVICE ->
          actor.scopes().contains(Scope.SCHEDULES_READ)
                  || actor.scopes().contains(Scope.SCHEDULES_WRITE)
              ? new Sight.Everything()
              : new Sight.Nothing();
      case AUDITOR -> new Sight.Nothing();
    };
  }

  /** Whether what this creator made, of this practitioner's time, is in sight. */
  public static boolean sees(Sight sight, UUID creator, UUID practitioner) {
    if (sight instanceof Sight.OwnCreations own) {
      return own.creator().equals(creator);
    }
    if (sight instanceof Sight.OwnPatients own) {
      return own.practitioner().equals(practitioner);
    }
    return sight instanceof Sight.Everything;
  }
}
