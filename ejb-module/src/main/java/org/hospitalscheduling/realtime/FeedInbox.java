package org.hospitalscheduling.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.identity.UserWatched;
import org.hospitalscheduling.overbooking.SuggestionChanged;
import org.hospitalscheduling.waitlist.WaitlistChanged;

/**
 * Writes what changed beside the change itself, in its transaction: both are committed or neither.
 * A row has no number yet, because numbers given before the commit would let a slow transaction's
 * row appear behind a reader's back.
 */
@ApplicationScoped
public class FeedInbox {

  @PersistenceContext EntityManager entityManager;

  void add(@Observes AppointmentChanged change) {
    entityManager.persist(FeedEntry.of(change));
  }

  void add(@Observes UserWatched watched) {
    if (watched.kind() == UserWatched.Kind.FLAGGED) {
      entityManager.persist(FeedEntry.of(watched));
    }
  }

  void add(@Observes SuggestionChanged change) {
    entityManager.persist(FeedEntry.of(change));
  }

  void add(@Observes WaitlistChanged change) {
    entityManager.persist(FeedEntry.of(change));
  }
}
