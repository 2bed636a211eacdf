package org.hospitalscheduling.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.overbooking.SuggestionChanged;
import org.hospitalscheduling.waitlist.WaitlistChanged;

/**
 * Writes what changed beside the change itself, in its transaction: both are committed or neither.
 * A row has no number yet, because numbers given before the commit would let a slow transaction's
 * row appear behind a reader's back.
 */
@ApplicationScoped
public class FeedEntries {

  @PersistenceContext private EntityManager em;

  void add(@Observes AppointmentChanged change) {
    em.persist(FeedEntry.of(change));
  }

  void add(@Observes UserFlagged flagged) {
    if (flagged.kind() == UserFlagged.Kind.FLAGGED) {
      em.persist(FeedEntry.of(flagged));
    }
  }

  void add(@Observes SuggestionChanged change) {
    em.persist(FeedEntry.of(change));
  }

  void add(@Observes WaitlistChanged change) {
    em.persist(FeedEntry.of(change));
  }
}
