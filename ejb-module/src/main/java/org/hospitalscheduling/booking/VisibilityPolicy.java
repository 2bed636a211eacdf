package org.hospitalscheduling.booking;

import java.util.UUID;
import java.util.function.Supplier;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who may see which appointments, and what of them: the product's table "Who may". Every answer
 * that shows an appointment, also to a refused or repeated request, is judged here.
 */
public final class VisibilityPolicy {

  private VisibilityPolicy() {}

  /**
   * What the actor may see.
   *
   * @param restrictedToOwner whether a USER sees only what they created
   * @param glass what the actor has opened; asked for only where it makes a difference
   */
  public static Visibility of(Actor actor, boolean restrictedToOwner, Supplier<Glass> glass) {
    return switch (actor.role()) {
      case ADMIN -> new Visibility.Everything();
      case USER ->
          restrictedToOwner
              ? new Visibility.OwnCreations(actor.id(), glass.get())
              : new Visibility.Everything();
      case DOCTOR ->
          actor
              .practitionerId()
              .<Visibility>map(each -> new Visibility.OwnPatients(each, glass.get()))
              .orElseGet(Visibility.Nothing::new);
      case SERVICE -> ofEngine(actor);
      case AUDITOR -> new Visibility.Nothing();
    };
  }

  private static Visibility ofEngine(Actor engine) {
    if (engine.readsSchedules()) {
      return new Visibility.Everything();
    }
    return engine.scopes().contains(Scope.SCHEDULES_WRITE)
        ? new Visibility.Times(engine.id())
        : new Visibility.Nothing();
  }

  /** The appointment as it is shown within the visibility, which it is in. */
  public static AppointmentView show(AppointmentView view, Visibility visibility) {
    return visibility instanceof Visibility.Times ? view.withoutPatient() : view;
  }

  /** The answer to a booking: what the request itself said is shown to whoever made it. */
  public static AppointmentView showBooked(
      AppointmentView booked, BookingRequest request, Visibility visibility) {
    return visibility instanceof Visibility.Times ? booked.asRequested(request) : booked;
  }

  /** Which appointments a refusal may name that the request did not ask for. */
  public static Visibility ofBlockers(Visibility visibility) {
    return visibility instanceof Visibility.Times times
        ? new Visibility.OwnCreations(times.writer())
        : visibility;
  }

  /**
   * Whether an appointment by this creator, of this practitioner's time and of this patient, is
   * within the visibility.
   */
  public static boolean sees(
      Visibility visibility, UUID creator, @Nullable UUID practitioner, @Nullable UUID patient) {
    if (visibility instanceof Visibility.OwnCreations own) {
      return own.creator().equals(creator) || own.glass().opens(patient, practitioner);
    }
    if (visibility instanceof Visibility.OwnPatients own) {
      return own.practitioner().equals(practitioner) || own.glass().opens(patient, practitioner);
    }
    return visibility instanceof Visibility.Everything || visibility instanceof Visibility.Times;
  }
}
