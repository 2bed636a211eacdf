package org.hospitalscheduling.waitlist;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.booking.OfferedTimes;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.booking.VisibilityPolicy;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** The offers and their invitations. */
@ApplicationScoped
class Offers {

  private static final String HEAD =
      """
      SELECT id, practitioner_id, department_id, starts_at, ends_at, status, hold_id, made_at, expires_at FROM offer
      """;

  @PersistenceContext private EntityManager em;

  /**
   * Time that a cancellation freed.
   *
   * @param freedBy the account in whose name it is offered
   */
  record Freed(UUID appointmentId, UUID doctorId, TimeRange range, UUID freedBy) {}

  /** The offer with a row lock until the transaction ends; taken before the locks of booking. */
  Optional<Offer> lock(UUID id) {
    return Optional.ofNullable(em.find(Offer.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Expired open offers, with row locks; rows that another transaction has locked are skipped. */
  List<Offer> lockDue(Instant now, int limit) {
    List<UUID> due =
        new SqlQuery(
                """
                SELECT id FROM offer WHERE status = 'open' AND expires_at <= :now
                ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED
                """)
            .set("now", now)
            .set("limit", limit)
            .list(em, row -> SqlQuery.uuid(row, "id"));
    return due.stream().map(id -> em.find(Offer.class, id)).toList();
  }

  void add(Offer offer, List<CandidatePolicy.Skipped> skipped) {
    em.persist(offer);
    em.flush();
    for (CandidatePolicy.Skipped each : skipped) {
      new SqlQuery(
              "INSERT INTO invite_skip (offer_id, entry_id, reason) VALUES (:offer, :entry, :reason)")
          .set("offer", offer.id())
          .set("entry", each.id())
          .set("reason", each.because().name())
          .execute(em);
    }
  }

  void add(Invitation invitation) {
    em.persist(invitation);
    em.flush();
  }

  /** Who was passed over for the offer, in no order. */
  List<UUID> passedOver(UUID offerId) {
    return new SqlQuery("SELECT entry_id FROM invite_skip WHERE offer_id = :offer")
        .set("offer", offerId)
        .list(em, row -> SqlQuery.uuid(row, "entry_id"));
  }

  /** Removes somebody from those who were passed over. */
  void unskip(UUID offerId, UUID entryId) {
    new SqlQuery("DELETE FROM invite_skip WHERE offer_id = :offer AND entry_id = :entry")
        .set("offer", offerId)
        .set("entry", entryId)
        .execute(em);
  }

  void flush() {
    em.flush();
  }

  /** The offer and the invitation that a link leads to. */
  record Link(UUID offerId, UUID invitationId) {}

  Optional<Link> ofToken(byte[] hash) {
    return new SqlQuery("SELECT offer_id, id FROM invite WHERE token_hash = :hash")
        .set("hash", hash)
        .first(em, row -> new Link(SqlQuery.uuid(row, "offer_id"), SqlQuery.uuid(row, "id")));
  }

  /** Whose invitation it is. */
  Optional<UUID> entryOf(UUID invitationId) {
    return new SqlQuery("SELECT entry_id FROM invite WHERE id = :invitation")
        .set("invitation", invitationId)
        .first(em, row -> SqlQuery.uuid(row, "entry_id"));
  }

  /** The offer of an invitation; not locked. */
  Optional<UUID> offerOf(UUID invitationId) {
    return new SqlQuery("SELECT offer_id FROM invite WHERE id = :invitation")
        .set("invitation", invitationId)
        .first(em, row -> SqlQuery.uuid(row, "offer_id"));
  }

  /** The entry whose invitation has this token for ending mails. */
  Optional<UUID> entryOfUnsubscribe(byte[] hash) {
    return new SqlQuery("SELECT entry_id FROM invite WHERE unsubscribe_hash = :hash")
        .set("hash", hash)
        .first(em, row -> SqlQuery.uuid(row, "entry_id"));
  }

  /** The invitations of an offer in fair order; the caller holds the offer's row lock. */
  List<Invitation> invitations(UUID offerId) {
    return em.createQuery(
            "SELECT i FROM Invitation i WHERE i.offerId = :offer ORDER BY i.place",
            Invitation.class)
        .setParameter("offer", offerId)
        .getResultList();
  }

  /** What a caller with a link is shown. */
  Optional<InvitationView> view(UUID invitationId) {
    return new SqlQuery(
            """
            SELECT i.status AS answer, o.starts_at, o.ends_at, o.expires_at, pr.name AS doctor, d.name AS department,
              e.status = 'waiting' AS waiting, had.starts_at AS instead
            FROM invite i JOIN offer o ON o.id = i.offer_id JOIN waitlist_entry e ON e.id = i.entry_id
            JOIN practitioner pr ON pr.id = o.practitioner_id JOIN department d ON d.id = o.department_id
            LEFT JOIN appointment had
              ON had.id = e.appointment_id AND had.patient_id = e.patient_id AND had.status = 'booked'
            WHERE i.id = :invitation
            """)
        .set("invitation", invitationId)
        .first(
            em,
            row ->
                new InvitationView(
                    Coded.of(InvitationStatus.class, row.getString("answer")),
                    row.getBoolean("waiting"),
                    Optional.ofNullable(SqlQuery.instantOrNull(row, "instead")),
                    row.getString("doctor"),
                    row.getString("department"),
                    SqlQuery.instant(row, "starts_at"),
                    SqlQuery.instant(row, "ends_at"),
                    SqlQuery.instant(row, "expires_at")));
  }

  /** An offer as staff see it: who was invited, who answered, who was passed over and why. */
  Optional<OfferView> view(UUID id, Visibility visibility) {
    SqlQuery query = new SqlQuery(HEAD).add("WHERE id = :id").set("id", id);
    return views(inSight(query, visibility), visibility).stream().findFirst();
  }

  /**
   * Offers of time that begins in the range, by start; two queries, however many offers there are.
   *
   * @param departments only of these; empty for all
   * @param doctors only of these; empty for all
   * @param statuses only these; empty for open ones
   * @param limit at most this many; pass one more to learn whether there are more
   */
  List<OfferView> list(
      TimeRange range,
      Collection<UUID> departments,
      Collection<UUID> doctors,
      Collection<OfferStatus> statuses,
      Visibility visibility,
      int limit) {
    SqlQuery query =
        new SqlQuery(HEAD)
            .add("WHERE starts_at >= :start AND starts_at < :end")
            .setRange(range)
            .add("AND status = ANY (:statuses)")
            .setCodes("statuses", statuses.isEmpty() ? List.of(OfferStatus.OPEN) : statuses)
            .addAmong("department_id", departments)
            .addAmong("practitioner_id", doctors);
    return views(
        inSight(query, visibility).add("ORDER BY starts_at, id LIMIT :limit").set("limit", limit),
        visibility);
  }

  /**
   * Of the offers those that the viewer made, and those of which somebody was invited or passed
   * over whom they put on the waiting list.
   */
  private static SqlQuery inSight(SqlQuery query, Visibility visibility) {
    if (visibility instanceof Visibility.OwnCreations own) {
      return query
          .add(
              """
              AND (made_by = :viewer OR EXISTS (
                SELECT FROM invite i JOIN waitlist_entry e ON e.id = i.entry_id
                WHERE i.offer_id = offer.id AND e.created_by = :viewer) OR EXISTS (
                SELECT FROM invite_skip s JOIN waitlist_entry e ON e.id = s.entry_id
                WHERE s.offer_id = offer.id AND e.created_by = :viewer))
              """)
          .set("viewer", own.creator());
    }
    return visibility instanceof Visibility.Everything ? query : query.add("AND false");
  }

  /** Whether an invitation of the offer is shown, if perhaps without its patient. */
  private static boolean isShown(ResultSet person, Visibility visibility) throws SQLException {
    return WaitlistEntries.isSeen(person, visibility)
        || VisibilityPolicy.sees(
            visibility,
            SqlQuery.uuid(person, "made_by"),
            SqlQuery.uuid(person, "offered_practitioner_id"),
            SqlQuery.uuidOrNull(person, "patient_id"));
  }

  /**
   * The offers that the query finds, in its order, with the people of all of them in one more
   * query.
   */
  private List<OfferView> views(SqlQuery query, Visibility visibility) {
    Map<UUID, OfferView> offers = new LinkedHashMap<>();
    query.each(em, 0, Offers::head, head -> offers.put(head.id(), head));
    if (!offers.isEmpty()) {
      people(offers.keySet())
          .list(
              em,
              row -> {
                OfferView offer = requireNonNull(offers.get(SqlQuery.uuid(row, "offer_id")));
                if (!isShown(row, visibility)) {
                  return offer;
                }
                if (SqlQuery.uuidOrNull(row, "id") == null) {
                  offer.skipped().add(skipped(row, visibility));
                } else {
                  offer.asked().add(asked(row, visibility));
                }
                return offer;
              });
    }
    return List.copyOf(offers.values());
  }

  /** Who was invited, by place, and who was passed over, in the fair order. */
  private static SqlQuery people(Collection<UUID> offerIds) {
    return new SqlQuery(
            """
        SELECT person.*, o.made_by, o.practitioner_id AS offered_practitioner_id, e.created_by, e.practitioner_id, e.patient_id, p.mrn, p.name, p.birth_date, p.phone,
          p.phone_e164
        FROM (
          SELECT offer_id, entry_id, place, id, status, sent_at, failed_at, answered_at, NULL AS reason
          FROM invite WHERE offer_id = ANY (:offers)
          UNION ALL
          SELECT offer_id, entry_id, NULL, NULL, NULL, NULL, NULL, NULL, reason FROM invite_skip WHERE offer_id = ANY (:offers)
        ) person
        JOIN offer o ON o.id = person.offer_id
        JOIN waitlist_entry e ON e.id = person.entry_id JOIN patient p ON p.id = e.patient_id
        ORDER BY person.offer_id, person.place, e.priority, e.joined_at, e.id
        """)
        .setIds("offers", offerIds);
  }

  /** An offer whose people have not been read yet. */
  private static OfferView head(ResultSet row) throws SQLException {
    return new OfferView(
        SqlQuery.uuid(row, "id"),
        SqlQuery.uuid(row, "practitioner_id"),
        SqlQuery.uuid(row, "department_id"),
        SqlQuery.instant(row, "starts_at"),
        SqlQuery.instant(row, "ends_at"),
        Coded.of(OfferStatus.class, row.getString("status")),
        SqlQuery.uuid(row, "hold_id"),
        SqlQuery.instant(row, "made_at"),
        SqlQuery.instant(row, "expires_at"),
        new ArrayList<>(),
        new ArrayList<>());
  }

  private static OfferView.Asked asked(ResultSet row, Visibility visibility) throws SQLException {
    Optional<PatientRef> patient = patient(row, visibility);
    Optional<Instant> failed = Optional.ofNullable(SqlQuery.instantOrNull(row, "failed_at"));
    boolean call = failed.isPresent() && patient.isPresent();
    return new OfferView.Asked(
        SqlQuery.uuid(row, "id"),
        SqlQuery.uuid(row, "entry_id"),
        patient,
        Optional.ofNullable(SqlQuery.instantOrNull(row, "sent_at")),
        failed,
        Optional.ofNullable(row.getString("phone")).filter(number -> call),
        Optional.ofNullable(row.getString("phone_e164")).filter(number -> call),
        Coded.of(InvitationStatus.class, row.getString("status")),
        Optional.ofNullable(SqlQuery.instantOrNull(row, "answered_at")));
  }

  private static OfferView.Skipped skipped(ResultSet row, Visibility visibility)
      throws SQLException {
    return new OfferView.Skipped(
        SqlQuery.uuid(row, "entry_id"),
        patient(row, visibility),
        CandidatePolicy.Skip.valueOf(row.getString("reason")));
  }

  /** The entry's patient, if the viewer may see the entry. */
  private static Optional<PatientRef> patient(ResultSet row, Visibility visibility)
      throws SQLException {
    return WaitlistEntries.isSeen(row, visibility)
        ? Optional.of(
            new PatientRef(
                SqlQuery.uuid(row, "patient_id"),
                row.getString("mrn"),
                row.getString("name"),
                Patients.birthDate(row)))
        : Optional.empty();
  }

  /** Records freed time, to be offered soon. */
  void free(Freed freed, Instant now) {
    new SqlQuery(
            """
            INSERT INTO freed_time (appointment_id, practitioner_id, starts_at, ends_at, freed_by, freed_at)
            VALUES (:appointment, :doctor, :start, :end, :freedBy, :freedAt) ON CONFLICT ON CONSTRAINT freed_time_pk DO NOTHING
            """)
        .set("appointment", freed.appointmentId())
        .set("doctor", freed.doctorId())
        .setRange(freed.range())
        .set("freedBy", freed.freedBy())
        .set("freedAt", now)
        .execute(em);
  }

  /** Leaves freed time of these appointments unoffered. */
  void forgetFreed(Collection<UUID> appointments) {
    new SqlQuery("DELETE FROM freed_time WHERE appointment_id = ANY (:appointments)")
        .setIds("appointments", appointments)
        .execute(em);
  }

  /**
   * The open offers that overlap the time of these appointments, if they are cancelled, with row
   * locks taken in the order of their ids.
   */
  List<OfferedTimes.Offered> lockOfFreed(Collection<UUID> appointments) {
    return new SqlQuery(
            """
            SELECT hold_id, practitioner_id, starts_at, ends_at FROM offer o
            WHERE status = 'open' AND EXISTS (
              SELECT FROM appointment a WHERE a.id = ANY (:appointments) AND a.status = 'cancelled'
                AND a.practitioner_id = o.practitioner_id AND a.starts_at < o.ends_at AND a.ends_at > o.starts_at)
            ORDER BY id FOR UPDATE
            """)
        .setIds("appointments", appointments)
        .list(
            em,
            row ->
                new OfferedTimes.Offered(
                    SqlQuery.uuid(row, "hold_id"),
                    SqlQuery.uuid(row, "practitioner_id"),
                    SqlQuery.range(row)));
  }

  /** The offer whose time this appointment holds, or held until it was accepted. */
  Optional<Offer> ofHold(UUID holdId) {
    return em
        .createQuery("SELECT o FROM Offer o WHERE o.holdId = :hold", Offer.class)
        .setParameter("hold", holdId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Removes and returns the oldest time that was freed by {@code before}, so that it is offered
   * once.
   */
  Optional<Freed> takeFreed(Instant before) {
    return new SqlQuery(
            """
            DELETE FROM freed_time WHERE appointment_id = (
              SELECT appointment_id FROM freed_time WHERE freed_at <= :before
              ORDER BY freed_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING appointment_id, practitioner_id, starts_at, ends_at, freed_by
            """)
        .set("before", before)
        .first(
            em,
            row ->
                new Freed(
                    SqlQuery.uuid(row, "appointment_id"),
                    SqlQuery.uuid(row, "practitioner_id"),
                    SqlQuery.range(row),
                    SqlQuery.uuid(row, "freed_by")));
  }
}
