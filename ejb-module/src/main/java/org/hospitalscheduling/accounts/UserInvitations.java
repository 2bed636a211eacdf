package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.shared.SqlQuery;

/** Invitations to accounts; tokens are stored as hashes only. */
@ApplicationScoped
class UserInvitations {

  @PersistenceContext private EntityManager em;

  void add(UserInvitation invitation, byte[] hash) {
    new SqlQuery(
            """
            INSERT INTO user_invitation (id, email, role, hash, invited_by, created_at, expires_at)
            VALUES (:id, :email, :role, :hash, :invitedBy, :createdAt, :expiresAt)
            """)
        .set("id", invitation.id())
        .set("email", invitation.email())
        .set("role", invitation.role().name())
        .set("hash", hash)
        .set("invitedBy", invitation.invitedBy())
        .set("createdAt", invitation.createdAt())
        .set("expiresAt", invitation.expiresAt())
        .execute(em);
  }

  /** Those sent since, newest first. */
  List<UserInvitation> since(Instant since) {
    return new SqlQuery(
            "SELECT * FROM user_invitation WHERE created_at >= :since ORDER BY created_at DESC, id")
        .set("since", since)
        .list(em, UserInvitations::invitation);
  }

  /** The one whose token this is, whatever has become of it. */
  Optional<UserInvitation> ofToken(byte[] hash) {
    return new SqlQuery("SELECT * FROM user_invitation WHERE hash = :hash")
        .set("hash", hash)
        .first(em, UserInvitations::invitation);
  }

  /** Uses up an invitation. Of any number of concurrent callers exactly one gets it. */
  Optional<UserInvitation> take(byte[] hash, Instant now) {
    return new SqlQuery(
            """
            UPDATE user_invitation SET ended_at = :now
            WHERE hash = :hash AND ended_at IS NULL AND expires_at > :now RETURNING *
            """)
        .set("hash", hash)
        .set("now", now)
        .first(em, UserInvitations::invitation);
  }

  /** Says who accepted an invitation that was taken. */
  void accepted(UUID id, UUID userId) {
    new SqlQuery("UPDATE user_invitation SET user_id = :user WHERE id = :id")
        .set("user", userId)
        .set("id", id)
        .execute(em);
  }

  /**
   * Revokes one that is neither accepted nor revoked.
   *
   * @return whether it was
   */
  boolean revoke(UUID id, Instant now) {
    return new SqlQuery(
                "UPDATE user_invitation SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
            .set("now", now)
            .set("id", id)
            .execute(em)
        == 1;
  }

  /** Revokes those to an address that are neither accepted nor revoked. */
  void revokeTo(String email, Instant now) {
    new SqlQuery(
            """
            UPDATE user_invitation SET ended_at = :now
            WHERE lower(email) = lower(:email) AND ended_at IS NULL
            """)
        .set("now", now)
        .set("email", EmailAddress.key(email))
        .execute(em);
  }

  /** Deletes those sent before. */
  void removeBefore(Instant before) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM user_invitation WHERE created_at < :before")
        .set("before", before)
        .execute(em);
  }

  private static UserInvitation invitation(ResultSet row) throws SQLException {
    return new UserInvitation(
        SqlQuery.uuid(row, "id"),
        row.getString("email"),
        Role.valueOf(row.getString("role")),
        SqlQuery.uuid(row, "invited_by"),
        SqlQuery.instant(row, "created_at"),
        SqlQuery.instant(row, "expires_at"),
        SqlQuery.instantOrNull(row, "ended_at"),
        SqlQuery.uuidOrNull(row, "user_id"));
  }
}
