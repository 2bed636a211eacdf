package org.hospitalscheduling.activity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hospitalscheduling.identity.SealedSecrets;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.settings.MasterSecret;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The keys that seals are made with. They are random, and stored encrypted under {@code
 * JWT_SECRET}: whoever can write to the database, but does not know that secret, can neither read a
 * key nor put one of their own in its place. Old keys are kept, since old seals are verified with
 * them.
 */
final class SealKeys {
  private static final String PURPOSE = "activity-seal";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretBox box;
  private final Optional<SecretBox> previous;

  SealKeys(MasterSecret master) {
    box = new SecretBox(master.current(), PURPOSE);
    previous = master.previous().map(secret -> new SecretBox(secret, PURPOSE));
  }

  /** A key. */
  record Key(UUID id, byte[] secret) {

    /** HMAC-SHA256 (RFC 2104) of a seal's hash. */
    byte[] mac(byte[] hash) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(secret, ALGORITHM));
        return mac.doFinal(hash);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(ALGORITHM + " is not available", e);
      }
    }

    /** Whether this key made that seal. */
    boolean made(Seal seal) {
      return MessageDigest.isEqual(mac(seal.hash()), seal.mac());
    }
  }

  private record Stored(UUID id, byte[] sealed) {}

  /** The newest key that this server can decrypt; a new one if there is none. */
  Key current(Connection connection, Instant now) throws SQLException {
    for (Stored stored : stored(connection)) {
      Optional<Key> key = open(stored);
      if (key.isPresent()) {
        return key.get();
      }
    }
    return add(connection, now);
  }

  /** That key; empty if it is missing, or encrypted under another secret. */
  Optional<Key> find(Connection connection, UUID id) throws SQLException {
    return new SqlQuery("SELECT id, sealed FROM activity_key WHERE id = :id")
        .set("id", id)
        .first(connection, row -> new Stored(SqlQuery.uuid(row, "id"), row.getBytes("sealed")))
        .flatMap(this::open);
  }

  /**
   * Encrypts under {@code JWT_SECRET} what only the previous secret decrypts, and if there was any,
   * adds a new key for seals to come: a secret is changed when somebody may know it.
   */
  SealedSecrets.Renewal renew(Connection connection, Instant now) throws SQLException {
    int renewed = 0;
    int unreadable = 0;
    for (Stored stored : stored(connection)) {
      if (box.open(stored.sealed(), stored.id().toString()).isPresent()) {
        continue;
      }
      Optional<Key> key = open(stored);
      if (key.isPresent()) {
        new SqlQuery("UPDATE activity_key SET sealed = :sealed WHERE id = :id")
            .set("sealed", box.seal(key.get().secret(), stored.id().toString()))
            .set("id", stored.id())
            .execute(connection);
        renewed++;
      } else {
        unreadable++;
      }
    }
    if (renewed > 0) {
      add(connection, now);
    }
    return new SealedSecrets.Renewal(renewed, unreadable);
  }

  /** From a list, so that no other statement runs while the rows are read. */
  private static Iterable<Stored> stored(Connection connection) throws SQLException {
    return new SqlQuery("SELECT id, sealed FROM activity_key ORDER BY created_at DESC, id DESC")
        .list(connection, row -> new Stored(SqlQuery.uuid(row, "id"), row.getBytes("sealed")));
  }

  private Optional<Key> open(Stored stored) {
    String id = stored.id().toString();
    return box.open(stored.sealed(), id)
        .or(() -> previous.flatMap(older -> older.open(stored.sealed(), id)))
        .map(secret -> new Key(stored.id(), secret));
  }

  private Key add(Connection connection, Instant now) throws SQLException {
    byte[] secret = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    Key key = new Key(Ids.next(), secret);
    new SqlQuery(
            "INSERT INTO activity_key (id, sealed, created_at) VALUES (:id, :sealed, :createdAt)")
        .set("id", key.id())
        .set("sealed", box.seal(secret, key.id().toString()))
        .set("createdAt", now)
        .execute(connection);
    return key;
  }
}
