package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;

/** Passkeys as stored: public keys, and what authenticators call the accounts. */
@ApplicationScoped
public class Passkeys {
  private static final String COLUMNS =
      "SELECT id, user_id, credential_id, attested, backup_able, transports, sign_count, name,"
          + " created_at, last_used_at, copied_at FROM passkey";
  private static final int HANDLE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext private EntityManager em;

  /** A user's passkeys, oldest first. */
  List<Passkey> of(UUID userId) {
    return new SqlQuery(COLUMNS + " WHERE user_id = :user ORDER BY created_at, id")
        .set("user", userId)
        .list(em, Passkeys::passkey);
  }

  /** A user's passkeys, oldest first, as their owner is shown them. */
  public List<PasskeyView> viewsOf(UUID userId) {
    return of(userId).stream()
        .map(
            each ->
                new PasskeyView(
                    each.id(),
                    each.name(),
                    each.createdAt(),
                    each.lastUsedAt(),
                    each.copiedAt().isPresent()))
        .toList();
  }

  /** Whether a user has one that opens something. */
  public boolean has(UUID userId) {
    return new SqlQuery("SELECT FROM passkey WHERE user_id = :user AND copied_at IS NULL")
        .set("user", userId)
        .exists(em);
  }

  /** Whether this is one of the user's, and opens something. */
  boolean isOf(UUID id, UUID userId) {
    return new SqlQuery(
            "SELECT FROM passkey WHERE id = :id AND user_id = :user AND copied_at IS NULL")
        .set("id", id)
        .set("user", userId)
        .exists(em);
  }

  /** The passkey that an authenticator calls this, with a row lock until the transaction ends. */
  Optional<Passkey> lockByCredential(byte[] credentialId) {
    return new SqlQuery(COLUMNS + " WHERE credential_id = :credential FOR UPDATE")
        .set("credential", credentialId)
        .first(em, Passkeys::passkey);
  }

  /**
   * Stores a passkey of a user.
   *
   * @return false if the same one is somebody's already
   */
  public boolean add(UUID userId, String name, NewPasskey made, Instant now) {
    em.joinTransaction();
    return new SqlQuery(
                """
                INSERT INTO passkey (id, user_id, credential_id, attested, backup_able, transports,
                                     sign_count, name, created_at)
                VALUES (:id, :user, :credential, :attested, :backup, :transports, :count, :name, :now)
                ON CONFLICT ON CONSTRAINT passkey_credential_uq DO NOTHING
                """)
            .set("id", Ids.next())
            .set("user", userId)
            .set("credential", made.credentialId())
            .set("attested", made.attested())
            .set("backup", made.backupAble())
            .set("transports", String.join(",", made.transports()))
            .set("count", made.signCount())
            .set("name", name)
            .set("now", now)
            .execute(em)
        == 1;
  }

  /** Notes that one has answered. */
  void use(UUID id, long signCount, Instant now) {
    em.joinTransaction();
    new SqlQuery("UPDATE passkey SET sign_count = :count, last_used_at = :now WHERE id = :id")
        .set("count", signCount)
        .set("now", now)
        .set("id", id)
        .execute(em);
  }

  /** Notes that there are two of one, which opens nothing from now on. */
  void markCopied(UUID id, Instant now) {
    em.joinTransaction();
    new SqlQuery("UPDATE passkey SET copied_at = :now WHERE id = :id")
        .set("now", now)
        .set("id", id)
        .execute(em);
  }

  /**
   * Removes one of a user's.
   *
   * @return its name; empty if it is not theirs
   */
  public Optional<String> remove(UUID id, UUID userId) {
    em.joinTransaction();
    return new SqlQuery("DELETE FROM passkey WHERE id = :id AND user_id = :user RETURNING name")
        .set("id", id)
        .set("user", userId)
        .first(em, row -> row.getString("name"));
  }

  /** Removes all of a user's. */
  public void removeAll(UUID userId) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM passkey WHERE user_id = :user").set("user", userId).execute(em);
  }

  /** What authenticators call the user; made up at the first time. */
  byte[] handleOf(UUID userId) {
    em.joinTransaction();
    byte[] fresh = new byte[HANDLE_BYTES];
    RANDOM.nextBytes(fresh);
    new SqlQuery(
            """
            INSERT INTO passkey_owner (user_id, handle) VALUES (:user, :handle)
            ON CONFLICT ON CONSTRAINT passkey_owner_pk DO NOTHING
            """)
        .set("user", userId)
        .set("handle", fresh)
        .execute(em);
    return new SqlQuery("SELECT handle FROM passkey_owner WHERE user_id = :user")
        .set("user", userId)
        .first(em, row -> row.getBytes("handle"))
        .orElseThrow();
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    String transports = row.getString("transports");
    return new Passkey(
        SqlQuery.uuid(row, "id"),
        SqlQuery.uuid(row, "user_id"),
        row.getBytes("credential_id"),
        row.getBytes("attested"),
        row.getBoolean("backup_able"),
        transports.isEmpty() ? List.of() : List.of(transports.split(",")),
        row.getLong("sign_count"),
        row.getString("name"),
        SqlQuery.instant(row, "created_at"),
        Optional.ofNullable(SqlQuery.instantOrNull(row, "last_used_at")),
        Optional.ofNullable(SqlQuery.instantOrNull(row, "copied_at")));
  }
}
