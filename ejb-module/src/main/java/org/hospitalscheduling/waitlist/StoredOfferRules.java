package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import org.hospitalscheduling.shared.SqlQuery;

/** The row of rules about offers, and the acceptance rate learnt from past answers. */
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

  /** Replaces the rules; the caller holds a lock that everybody who changes them takes. */
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
   * The probability that an invitation is accepted, from all answers so far; see {@link
   * InvitationSizePolicy#acceptance}. Patients who lost the slot to a faster one, and those whose
   * mail failed, have not answered.
   */
  double acceptance() {
    return new SqlQuery(
            """
            SELECT count(*) FILTER (WHERE status IN ('confirmed', 'declined')
                OR status = 'expired' AND failed_at IS NULL) AS offers,
              count(*) FILTER (WHERE status = 'confirmed') AS accepted FROM invite
            """)
        .first(
            em,
            row -> InvitationSizePolicy.acceptance(row.getLong("offers"), row.getLong("accepted")))
        .orElseThrow();
  }
}
