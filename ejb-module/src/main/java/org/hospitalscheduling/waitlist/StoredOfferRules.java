package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import org.hospitalscheduling.shared.SqlQuery;

/** The one row of rules about offers, and what the hospital has learnt about answers to them. */
@ApplicationScoped
public class StoredOfferRules {

  @PersistenceContext private EntityManager em;

  public OfferRules current() {
    return new SqlQuery(
            "SELECT hold_minutes, invite_at_once, fill_chance, offer_freed FROM invite_config")
        .first(
            em,
            row ->
                new OfferRules(
                    Duration.ofMinutes(row.getInt("hold_minutes")),
                    row.getInt("invite_at_once"),
                    row.getDouble("fill_chance"),
                    row.getBoolean("offer_freed")))
        .orElseThrow();
  }

  /** Replaces them; the caller holds a lock that all who change them take. */
  public void replace(OfferRules rules) {
    new SqlQuery(
            "UPDATE invite_config SET hold_minutes = :hold, invite_at_once = :atOnce, fill_chance = :fillChance, offer_freed = :offersFreed")
        .set("hold", (int) rules.hold().toMinutes())
        .set("atOnce", rules.atOnce())
        .set("fillChance", rules.fillChance())
        .set("offersFreed", rules.offersFreed())
        .execute(em);
  }

  /**
   * The chance that somebody takes an offer, from all answers so far; see {@link
   * InvitationSizePolicy#acceptance}. Those who lost the slot to somebody faster have not answered.
   */
  double acceptance() {
    return new SqlQuery(
            """
            SELECT count(*) FILTER (WHERE status IN ('confirmed', 'declined', 'expired')) AS offers,
              count(*) FILTER (WHERE status = 'confirmed') AS accepted FROM invite
            """)
        .first(
            em,
            row -> InvitationSizePolicy.acceptance(row.getLong("offers"), row.getLong("accepted")))
        .orElseThrow();
  }
}
