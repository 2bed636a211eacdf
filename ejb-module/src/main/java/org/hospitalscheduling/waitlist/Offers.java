package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** What was offered to whom, and what they said. */
@ApplicationScoped
public class Offers {

  @PersistenceContext private EntityManager entities;

  /**
   * Time that a cancellation freed.
   *
   * @param freedBy in whose name it is offered
   */
  record Freed(UUID appointmentId, UUID doctorId, TimeRange range, UUID freedBy) {}

  /** The offer, its row locked until the transaction ends; before the locks of the book. */
  Optional<Offer> lock(UUID id) {
    return Optional.ofNullable(entities.find(Offer.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Open offers whose time is over, locked; those that somebody works on are left to them. */
  List<Offer> lockDue(Instant now, int limit) {
    List<UUID> due =
        new SqlQuery(
                """
                SELECT id FROM offer WHERE status = 'open' AND expires_at <= ?
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED
                """,
                now,
                limit)
            .list(entities, row -> SqlQuery.uuid(row, "id"));
    return due.stream().map(id -> entities.find(Offer.class, id)).toList();
  }

  void add(Offer offer, List<Invite> invites, List<CandidatePolicy.Skipped> skipped) {
    entities.persist(offer);
    invites.forEach(entities::persist);
    entities.flush();
    for (CandidatePolicy.Skipped each : skipped) {
      new SqlQuery(
              "INSERT INTO invite_skip (offer_id, entry_id, reason) VALUES (?, ?, ?)",
              offer.id(),
              each.id(),
              each.because().name())
          .execute(entities);
    }
  }

  void flush() {
    entities.flush();
  }

  /** Which offer and invitation a link leads to. */
  record Link(UUID offerId, UUID inviteId) {}

  Optional<Link> ofToken(byte[] hash) {
    return new SqlQuery("SELECT offer_id, id FROM invite WHERE token_hash = ?", hash)
        .first(entities, row -> new Link(SqlQuery.uuid(row, "offer_id"), SqlQuery.uuid(row, "id")));
  }

  /** The offer that an invitation belongs to, unlocked. */
  Optional<UUID> offerOf(UUID inviteId) {
    return new SqlQuery("SELECT offer_id FROM invite WHERE id = ?", inviteId)
        .first(entities, row -> SqlQuery.uuid(row, "offer_id"));
  }

  /** Whose invitation bears this token for ending mails. */
  Optional<UUID> entryOfUnsubscribe(byte[] hash) {
    return new SqlQuery("SELECT entry_id FROM invite WHERE unsubscribe_hash = ?", hash)
        .first(entities, row -> SqlQuery.uuid(row, "entry_id"));
  }

  /** The invitations of an offer, whose lock the caller holds, in the order of fairness. */
  List<Invite> invites(UUID offerId) {
    return entities
        .createQuery(
            "SELECT i FROM Invite i WHERE i.offerId = :offer ORDER BY i.place", Invite.class)
        .setParameter("offer", offerId)
        .getResultList();
  }

  /** What somebody with a link is shown. */
  Optional<ClaimView> claim(UUID inviteId) {
    return new SqlQuery(
            """
            SELECT i.status AS answer, o.status, o.starts_at, o.ends_at, o.expires_at,
              pr.name AS doctor, d.name AS department
            FROM invite i JOIN offer o ON o.id = i.offer_id
            JOIN practitioner pr ON pr.id = o.practitioner_id JOIN department d ON d.id = o.department_id
            WHERE i.id = ?
            """,
            inviteId)
        .first(
            entities,
            row ->
                new ClaimView(
                    InviteStatus.ofCode(row.getString("answer")).orElseThrow(),
                    row.getString("doctor"),
                    row.getString("department"),
                    SqlQuery.instant(row, "starts_at"),
                    SqlQuery.instant(row, "ends_at"),
                    SqlQuery.instant(row, "expires_at")));
  }

  /** An offer as staff see it: who was asked, who answered, who was passed over and why. */
  Optional<OfferView> view(UUID id) {
    record Head(
        UUID id,
        UUID doctorId,
        UUID departmentId,
        Instant start,
        Instant end,
        OfferStatus status,
        Instant expires) {}
    Optional<Head> head =
        new SqlQuery(
                """
                SELECT id, practitioner_id, department_id, starts_at, ends_at, status, expires_at
                FROM offer WHERE id = ?
                """,
                id)
            .first(
                entities,
                row ->
                    new Head(
                        SqlQuery.uuid(row, "id"),
                        SqlQuery.uuid(row, "practitioner_id"),
                        SqlQuery.uuid(row, "department_id"),
                        SqlQuery.instant(row, "starts_at"),
                        SqlQuery.instant(row, "ends_at"),
                        OfferStatus.ofCode(row.getString("status")).orElseThrow(),
                        SqlQuery.instant(row, "expires_at")));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<OfferView.Asked> asked =
        new SqlQuery(
                "SELECT id, entry_id, status, answered_at FROM invite WHERE offer_id = ? ORDER BY place",
                id)
            .list(
                entities,
                row ->
                    new OfferView.Asked(
                        SqlQuery.uuid(row, "id"),
                        SqlQuery.uuid(row, "entry_id"),
                        InviteStatus.ofCode(row.getString("status")).orElseThrow(),
                        Optional.ofNullable(SqlQuery.instant(row, "answered_at"))));
    Map<UUID, CandidatePolicy.Skip> skipped = new LinkedHashMap<>();
    new SqlQuery(
            """
            SELECT s.entry_id, s.reason FROM invite_skip s JOIN waitlist_entry e ON e.id = s.entry_id
            WHERE s.offer_id = ? ORDER BY e.priority, e.joined_at, e.id
            """,
            id)
        .list(
            entities,
            row ->
                Map.entry(
                    SqlQuery.uuid(row, "entry_id"),
                    CandidatePolicy.Skip.valueOf(row.getString("reason"))))
        .forEach(each -> skipped.put(each.getKey(), each.getValue()));
    List<CandidatePolicy.Skipped> passed = new ArrayList<>();
    skipped.forEach((entry, because) -> passed.add(new CandidatePolicy.Skipped(entry, because)));
    Head found = head.get();
    return Optional.of(
        new OfferView(
            found.id(),
            found.doctorId(),
            found.departmentId(),
            found.start(),
            found.end(),
            found.status(),
            found.expires(),
            asked,
            passed));
  }

  /** Notes that time became free, to be offered soon. */
  void free(Freed freed, Instant now) {
    new SqlQuery(
            """
            INSERT INTO freed_time (appointment_id, practitioner_id, starts_at, ends_at, freed_by, freed_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT freed_time_pk DO NOTHING
            """,
            freed.appointmentId(),
            freed.doctorId(),
            freed.range().start(),
            freed.range().end(),
            freed.freedBy(),
            now)
        .execute(entities);
  }

  /** Takes the oldest of what became free, so that it is offered once. */
  Optional<Freed> takeFreed() {
    return new SqlQuery(
            """
            DELETE FROM freed_time WHERE appointment_id = (
              SELECT appointment_id FROM freed_time ORDER BY freed_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING appointment_id, practitioner_id, starts_at, ends_at, freed_by
            """)
        .first(
            entities,
            row ->
                new Freed(
                    SqlQuery.uuid(row, "appointment_id"),
                    SqlQuery.uuid(row, "practitioner_id"),
                    new TimeRange(
                        SqlQuery.instant(row, "starts_at"), SqlQuery.instant(row, "ends_at")),
                    SqlQuery.uuid(row, "freed_by")));
  }
}
