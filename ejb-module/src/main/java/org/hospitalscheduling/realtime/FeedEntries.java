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
 * Writes a feed entry for each change in the change's own transaction: both commit or neither. The
 * entry has no number yet: if numbers were given before the commit, a slow transaction's row could
 * appear behind a reader's position.
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
