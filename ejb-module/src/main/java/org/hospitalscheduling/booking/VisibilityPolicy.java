package org.hospitalscheduling.booking;

import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Scope;
import org.jspecify.annotations.Nullable;

/** Who may see which appointments: the product's table "Who may". */
public final class VisibilityPolicy {

  private VisibilityPolicy() {}

  /**
   * What the actor may see.
   *
   * @param restrictedToOwner whether a USER sees only what they created
   */
  public static Visibility of(Actor actor, boolean restrictedToOwner) {
    return switch (actor.role()) {
      case ADMIN -> new Visibility.Everything();
      case USER ->
          restrictedToOwner ? new Visibility.OwnCreations(actor.id()) : new Visibility.Everything();
      case DOCTOR ->
          actor
              .practitionerId()
              .<Visibility>map(Visibility.OwnPatients::new)
              .orElseGet(Visibility.Nothing::new);
      case SERVICE ->
          actor.scopes().contains(Scope.SCHEDULES_READ)
                  || actor.scopes().contains(Scope.SCHEDULES_WRITE)
              ? new Visibility.Everything()
              : new Visibility.Nothing();
      case AUDITOR -> new Visibility.Nothing();
    };
  }

  /**
   * Whether an appointment by this creator, of this practitioner's time, is within the visibility.
   */
  public static boolean sees(Visibility visibility, UUID creator, @Nullable UUID practitioner) {
    if (visibility instanceof Visibility.OwnCreations own) {
      return own.creator().equals(creator);
    }
    if (visibility instanceof Visibility.OwnPatients own) {
      return own.practitioner().equals(practitioner);
    }
    return visibility instanceof Visibility.Everything;
  }
}
