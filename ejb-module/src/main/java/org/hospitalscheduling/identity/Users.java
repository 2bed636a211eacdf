package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.shared.SqlQuery;

/** The users. */
@ApplicationScoped
public class Users {
  /** Identifies the advisory lock for creating accounts and changing administrators. */
  private static final long LOCK = 7_101_002L;

  @PersistenceContext private EntityManager em;

  public Optional<User> find(UUID id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  /** The user whose address this is known to be, ignoring case. */
  public Optional<User> findByEmail(String email) {
    return em.createQuery(
            "SELECT u FROM User u WHERE lower(u.email) = lower(:email) AND u.addressProven = true",
            User.class)
        .setParameter("email", EmailAddress.key(email))
        .getResultStream()
        .findFirst();
  }

  /** The user whom this provider knows by this subject. */
  public Optional<UUID> idOfSignOn(String issuer, String subject) {
    return new SqlQuery(
            "SELECT id FROM app_user WHERE sign_on_issuer = :issuer AND sign_on_subject = :subject")
        .set("issuer", issuer)
        .set("subject", subject)
        .first(em, row -> SqlQuery.uuid(row, "id"));
  }

  /** Whether there are no users yet. */
  public boolean isEmpty() {
    return em.createQuery("SELECT u.id FROM User u", UUID.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * Whether a user or a service account has a name that looks like this one. Stays true or false
   * only under {@link #lockUsernames}.
   */
  public boolean isNameTaken(AccountName name) {
    return new SqlQuery(
            """
            SELECT FROM app_user WHERE name_key = :key OR lower(username) = lower(:name)
            UNION ALL SELECT FROM service_account WHERE name_key = :key AND revoked_at IS NULL
            """)
        .set("key", name.key())
        .set("name", name.text())
        .exists(em);
  }

  /**
   * The name; with a number at its end, if it is taken, or looks like one that is. Stays free only
   * under {@link #lockUsernames}.
   */
  public AccountName freeName(AccountName wanted) {
    AccountName name = wanted;
    for (int number = 2; isNameTaken(name); number++) {
      name = wanted.numbered(number);
    }
    return name;
  }

  /** The active administrators, by name. */
  public List<User> activeAdmins() {
    return em.createQuery(
            "SELECT u FROM User u WHERE u.role = :role AND u.status = :status ORDER BY lower(u.username)",
            User.class)
        .setParameter("role", Role.ADMIN)
        .setParameter("status", UserStatus.ACTIVE)
        .getResultList();
  }

  /**
   * The accounts whose names look like another's, from the time before names were unique by that;
   * those that look alike follow each other.
   */
  public List<SharedName> sharedNames() {
    return new SqlQuery(
            """
            WITH shared AS (
              SELECT name_key FROM app_user GROUP BY name_key HAVING count(*) > 1
              UNION SELECT name_key FROM service_account WHERE revoked_at IS NULL
                    GROUP BY name_key HAVING count(*) > 1
              UNION SELECT u.name_key FROM app_user u
                    JOIN service_account s ON s.name_key = u.name_key AND s.revoked_at IS NULL)
            SELECT 'person' AS kind, id, username AS name, name_key FROM app_user JOIN shared USING (name_key)
            UNION ALL
            SELECT 'machine', id, name, name_key FROM service_account JOIN shared USING (name_key)
            WHERE revoked_at IS NULL
            ORDER BY name_key, name, id
            """)
        .list(
            em,
            row ->
                new SharedName(
                    row.getString("kind"),
                    SqlQuery.uuid(row, "id"),
                    row.getString("name"),
                    row.getString("name_key")));
  }

  /** The pending registrations from before an instant, oldest first. */
  public List<User> pendingSince(Instant before, int most) {
    return em.createQuery(
            "SELECT u FROM User u WHERE u.status = :status AND u.createdAt < :before"
                + " ORDER BY u.createdAt",
            User.class)
        .setParameter("status", UserStatus.PENDING)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  /** Other registrations with this address, which has turned out to be somebody's. */
  public List<User> unprovenWith(String email, UUID but) {
    return em.createQuery(
            "SELECT u FROM User u WHERE lower(u.email) = lower(:email) AND u.addressProven = false"
                + " AND u.id <> :but",
            User.class)
        .setParameter("email", EmailAddress.key(email))
        .setParameter("but", but)
        .getResultList();
  }

  /** Deletes a registration that is pending; the database refuses any other. */
  public void remove(User registration) {
    em.remove(registration);
    em.flush();
  }

  public void add(User user) {
    em.persist(user);
  }

  /**
   * Takes the advisory lock for creating and renaming accounts and for changing roles and statuses;
   * held until the transaction ends. "The first" and "the last" mean something only under this
   * lock.
   */
  public void lockUsernames() {
    new SqlQuery("SELECT pg_advisory_xact_lock(:lock)").set("lock", LOCK).first(em, row -> true);
  }

  /**
   * The user with a shared row lock until the transaction ends: the account cannot be disabled
   * meanwhile.
   */
  public Optional<User> lockShared(UUID id) {
    return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_READ));
  }

  /**
   * The user with an exclusive row lock until the transaction ends: nobody can sign in to the
   * account meanwhile.
   */
  public Optional<User> lock(UUID id) {
    return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Writes pending changes, so that versions are up to date. */
  public void flush() {
    em.flush();
  }

  /** The number of active administrators, including this transaction's changes. */
  public long countActiveAdmins() {
    return em.createQuery(
            "SELECT count(u) FROM User u WHERE u.role = :role AND u.status = :status", Long.class)
        .setParameter("role", Role.ADMIN)
        .setParameter("status", UserStatus.ACTIVE)
        .getSingleResult();
  }

  /**
   * Replaces the hash with one that uses better parameters, unless the password was changed
   * meanwhile.
   */
  public void rehash(UUID id, String verified, String renewed) {
    new SqlQuery(
            "UPDATE app_user SET password_hash = :renewed WHERE id = :id AND password_hash = :verified")
        .set("renewed", renewed)
        .set("id", id)
        .set("verified", verified)
        .execute(em);
  }

  /** Whether this patient exists, and was not merged into another or erased. */
  public boolean knowsPatient(UUID id) {
    return new SqlQuery(
            "SELECT FROM patient WHERE id = :id AND merged_into IS NULL AND erased_at IS NULL")
        .set("id", id)
        .exists(em);
  }

  /** Whether this practitioner exists. */
  public boolean knowsPractitioner(UUID id) {
    return new SqlQuery("SELECT FROM practitioner WHERE id = :id").set("id", id).exists(em);
  }

  /** Whether there is such a department. */
  public boolean knowsDepartment(UUID id) {
    return new SqlQuery("SELECT FROM department WHERE id = :id").set("id", id).exists(em);
  }

  /**
   * Users ordered by user name.
   *
   * @param after the last user name on the page before
   */
  public List<User> page(UserFilter filter, Optional<String> after, int limit) {
    StringBuilder text =
        new StringBuilder("SELECT u FROM User u WHERE lower(u.username) > lower(:after)");
    filter
        .text()
        .ifPresent(
            any ->
                text.append(
                    " AND (lower(u.username) LIKE :text ESCAPE '!'"
                        + (filter.inAddress()
                            ? " OR lower(u.email) LIKE :text ESCAPE '!')"
                            : ")")));
    filter.role().ifPresent(role -> text.append(" AND u.role = :role"));
    filter.status().ifPresent(status -> text.append(" AND u.status = :status"));
    TypedQuery<User> query =
        em.createQuery(text + " ORDER BY lower(u.username)", User.class)
            .setParameter("after", after.orElse(""))
            .setMaxResults(limit);
    filter
        .text()
        .ifPresent(
            wanted ->
                query.setParameter(
                    "text",
                    "%" + wanted.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%"));
    filter.role().ifPresent(role -> query.setParameter("role", role));
    filter.status().ifPresent(status -> query.setParameter("status", status));
    return query.getResultList();
  }
}
