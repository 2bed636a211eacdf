package org.hospitalscheduling.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.notification.Mail;
import org.hospitalscheduling.notification.MailEncryption;
import org.hospitalscheduling.notification.OutboxMails;
import org.hospitalscheduling.notification.OutboxSecrets;
import org.hospitalscheduling.secondfactor.SecondFactorCheck;
import org.hospitalscheduling.secondfactor.SecondFactorKeys;
import org.hospitalscheduling.secondfactor.SecondFactors;
import org.hospitalscheduling.secondfactor.Totp;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two servers on one database while their keys change, as docs/operations.md describes it. A server
 * here is a {@link KeyRing} as a start creates it: it keeps what it read then until it is
 * restarted.
 */
class KeyRotationIT {
  private static final Secret OLD = TestSettings.MASTER;
  private static final Secret NEW = new Secret("another master secret, of thirty-two bytes");
  private static final int USERS = 5;

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.now());

  @BeforeEach
  void empty() {
    database.asOwner("DELETE FROM app_user", "DELETE FROM signing_key", "DELETE FROM outbox_mail");
  }

  // The signing key

  @Test
  @DisplayName("11.1.1: a rolling restart promotes the next key, and no token is refused meanwhile")
  void rolling_restart() throws Exception {
    KeyRing first = started(OLD, null);
    KeyRing second = started(OLD, null);
    assertThat(kids(first)).hasSize(2).isEqualTo(kids(second));
    String issuedBefore = token(first);

    database.asOwner("UPDATE signing_key SET activated_at = NULL WHERE state = 'current'");
    KeyRing firstAgain = started(OLD, null);
    String issuedAfter = token(firstAgain);
    assertThat(kid(issuedAfter)).isNotEqualTo(kid(issuedBefore));

    // Each server accepts the other's tokens, whichever of them was restarted.
    accepts(second, issuedAfter);
    accepts(firstAgain, issuedBefore);
    accepts(firstAgain, token(second));

    KeyRing secondAgain = started(OLD, null);
    assertThat(kid(token(secondAgain))).as("promoted once").isEqualTo(kid(issuedAfter));
    accepts(secondAgain, issuedBefore);
    assertThat(kids(secondAgain)).as("next, current and retired").hasSize(3);
  }

  @Test
  void a_key_that_leaked_is_forgotten_when_the_servers_start_without_it() throws Exception {
    KeyRing first = started(OLD, null);
    String stolen = token(first);
    database.asOwner("DELETE FROM signing_key");
    KeyRing again = started(OLD, null);
    accepts(again, token(again));
    assertThatThrownBy(() -> accepts(again, stolen)).isInstanceOf(InvalidJwtException.class);
  }

  @Test
  void nobody_can_read_a_signing_key_out_of_the_database() {
    started(OLD, null);
    String everything =
        database.inTransaction(
            em ->
                (String)
                    em.createNativeQuery(
                            "SELECT string_agg(public_jwk || encode(private_sealed, 'escape'), ' ')"
                                + " FROM signing_key",
                            String.class)
                        .getSingleResult());
    assertThat(everything).contains("\"n\"").doesNotContain("\"d\"").doesNotContain("\"p\"");
  }

  // The master secret

  @Test
  void a_wrong_secret_is_refused_in_one_sentence_and_changes_nothing() {
    KeyRing before = started(OLD, null);
    Sealed sealed = sealedUnder(OLD);
    for (Secret previous : new Secret[] {null, new Secret("a previous one that never was any")}) {
      assertThatThrownBy(() -> started(NEW, previous))
          .isInstanceOf(SettingsException.class)
          .hasMessage(
              "JWT_SECRET does not open the signing keys in this database: it was changed. Set the"
                  + " one they were made under, or name it in JWT_SECRET_PREVIOUS.");
    }
    assertThat(kids(started(OLD, null))).isEqualTo(kids(before));
    assertReadable(sealed, OLD, null);
  }

  @Test
  void a_start_with_the_previous_secret_takes_everything_along() throws Exception {
    KeyRing before = started(OLD, null);
    Sealed sealed = sealedUnder(OLD);
    String token = token(before);
    assertThat(unreadable(NEW)).isEqualTo(USERS + 1 + 2);

    accepts(started(NEW, OLD), token);

    assertThat(unreadable(NEW)).isZero();
    accepts(started(NEW, null), token);
    assertReadable(sealed, NEW, null);
    assertThatThrownBy(() -> started(OLD, null)).isInstanceOf(SettingsException.class);
  }

  @Test
  void interrupted_half_way_nothing_has_happened_and_the_next_start_does_it() throws Exception {
    KeyRing before = started(OLD, null);
    Sealed sealed = sealedUnder(OLD);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    em -> {
                      KeyRing ring = load(em, NEW, Optional.of(OLD));
                      // The server is killed: what it wrote is never committed.
                      kill(backend(em));
                      return ring;
                    }))
        .isNotNull();
    assertThat(unreadable(OLD)).isZero();
    assertReadable(sealed, OLD, null);
    accepts(started(OLD, null), token(before));

    started(NEW, OLD);
    assertThat(unreadable(NEW)).isZero();
    assertReadable(sealed, NEW, null);
  }

  @Test
  void two_servers_that_start_at_once_share_the_work() {
    started(OLD, null);
    Sealed sealed = sealedUnder(OLD);
    List<KeyRing> rings = HospitalDatabase.atOnce(4, () -> started(NEW, OLD));
    assertThat(rings.stream().map(KeyRotationIT::kids)).containsOnly(kids(rings.get(0)));
    assertThat(unreadable(NEW)).isZero();
    assertReadable(sealed, NEW, null);
  }

  @Test
  void in_two_rounds_no_server_meets_a_secret_that_it_cannot_read() {
    started(OLD, null);
    Sealed sealed = sealedUnder(OLD);

    // First round: every server learns the new secret, none uses it.
    started(OLD, NEW);
    started(OLD, NEW);
    assertThat(unreadable(OLD)).as("nothing was sealed under the new one yet").isZero();

    // Second round: the first server re-encrypts; the second one, not yet restarted, can still
    // read, and encrypts what is added meanwhile under the old secret.
    started(NEW, OLD);
    assertReadable(sealed, OLD, NEW);
    Sealed meanwhile = sealedUnder(OLD);
    assertReadable(meanwhile, NEW, OLD);

    started(NEW, OLD);
    assertThat(unreadable(NEW)).isZero();
    assertReadable(sealed, NEW, null);
    assertReadable(meanwhile, NEW, null);
  }

  @Test
  void what_nobody_can_read_stops_no_server_and_is_left_as_it_is() {
    started(OLD, null);
    sealedUnder(OLD);
    database.asOwner(
        "UPDATE totp_secret SET sealed = '\\x00' WHERE user_id = (SELECT min(user_id::text)::uuid"
            + " FROM totp_secret)");
    started(NEW, OLD);
    assertThat(unreadable(NEW)).isEqualTo(1);
  }

  /** A server that starts, and what it keeps in memory. */
  private KeyRing started(Secret secret, Secret previous) {
    return database.inTransaction(em -> load(em, secret, Optional.ofNullable(previous)));
  }

  private KeyRing load(EntityManager em, Secret secret, Optional<Secret> previous) {
    Settings settings = TestSettings.withSecrets(secret, previous.orElse(null));
    Wired beans = new Wired(em, new Recorded<Object>(), clock, settings);
    beans.get(SecondFactorKeys.class);
    beans.get(OutboxSecrets.class);
    KeyRing ring = beans.get(KeyRing.class);
    em.flush();
    return ring;
  }

  /** Second factors of some users and a waiting mail, encrypted under one secret. */
  private record Sealed(List<UUID> users, List<byte[]> secrets, UUID mail) {}

  private Sealed sealedUnder(Secret secret) {
    List<UUID> users = Stream.generate(Ids::next).limit(USERS).toList();
    UUID waiting = Ids.next();
    return database.inTransaction(
        em -> {
          Wired beans = beans(em, secret, null);
          List<byte[]> secrets =
              users.stream()
                  .map(
                      user -> {
                        em.createNativeQuery(
                                """
                                INSERT INTO app_user (id, version, username, name_key, email, password_hash, role, status,
                                  created_at, updated_at)
                                VALUES (:id, 0, :name, :name, :name || '@example.com', 'x', 'USER', 'active', now(), now())
                                """)
                            .setParameter("id", user)
                            .setParameter("name", user.toString())
                            .executeUpdate();
                        byte[] offered = beans.get(SecondFactorCheck.class).offer(user);
                        beans.get(SecondFactors.class).useOffered(user, 0, clock.instant());
                        return offered;
                      })
                  .toList();
          Mail letter = new Mail("ada@example.com", "A link", "text", "<p>text</p>");
          beans
              .get(OutboxMails.class)
              .add(
                  waiting,
                  "password-reset",
                  Optional.empty(),
                  beans.get(MailEncryption.class).seal(waiting, letter),
                  clock.instant().plus(Duration.ofMinutes(15)),
                  clock.instant());
          return new Sealed(users, secrets, waiting);
        });
  }

  /** What a server with these secrets can do: everybody signs in, and the mail is sent. */
  private void assertReadable(Sealed sealed, Secret secret, Secret previous) {
    database.inTransaction(
        em -> {
          Wired beans = beans(em, secret, previous);
          for (int i = 0; i < sealed.users().size(); i++) {
            UUID user = sealed.users().get(i);
            em.createNativeQuery("UPDATE totp_secret SET last_step = 0 WHERE user_id = :user")
                .setParameter("user", user)
                .executeUpdate();
            String code = Totp.codeAt(sealed.secrets().get(i), Totp.step(clock.instant()));
            assertThat(beans.get(SecondFactorCheck.class).acceptsCode(user, code)).isTrue();
          }
          byte[] mail =
              (byte[])
                  em.createNativeQuery(
                          "SELECT sealed FROM outbox_mail WHERE id = :id", byte[].class)
                      .setParameter("id", sealed.mail())
                      .getSingleResult();
          assertThat(beans.get(MailEncryption.class).open(sealed.mail(), mail))
              .hasValueSatisfying(open -> assertThat(open.subject()).isEqualTo("A link"));
          return null;
        });
  }

  /** How many encrypted values a server that knows only this secret cannot read. */
  private int unreadable(Secret secret) {
    return database.inTransaction(
        em -> {
          Wired beans = beans(em, secret, null);
          SecretBox keys = new SecretBox(secret, "signing-key");
          long unread =
              em.createQuery("SELECT k FROM SigningKey k", SigningKey.class)
                  .getResultStream()
                  .filter(key -> !opens(key, keys))
                  .count();
          return (int) unread
              + beans.get(SecondFactorKeys.class).renew().unreadable()
              + beans.get(OutboxSecrets.class).renew().unreadable();
        });
  }

  private static boolean opens(SigningKey key, SecretBox box) {
    try {
      key.open(box, Optional.empty());
      return true;
    } catch (SettingsException closed) {
      return false;
    }
  }

  private Wired beans(EntityManager em, Secret secret, Secret previous) {
    return new Wired(em, new Recorded<Object>(), clock, TestSettings.withSecrets(secret, previous));
  }

  private static Object backend(EntityManager em) {
    return em.createNativeQuery("SELECT pg_backend_pid()", Integer.class).getSingleResult();
  }

  private static void kill(Object backend) {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(" + backend + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> kids(KeyRing ring) {
    try {
      return new JsonWebKeySet(ring.jwks())
          .getJsonWebKeys().stream().map(key -> key.getKeyId()).sorted().toList();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(KeyRing ring) {
    return ring.sign(
        AccessTokens.claims(UUID.randomUUID(), Role.USER, UUID.randomUUID(), Instant.now()));
  }

  private static String kid(String token) throws Exception {
    return (String)
        JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0])))
            .get("kid");
  }

  private static void accepts(KeyRing ring, String token) throws Exception {
    new JwtConsumerBuilder()
        .setVerificationKeyResolver(
            new JwksVerificationKeyResolver(new JsonWebKeySet(ring.jwks()).getJsonWebKeys()))
        .setExpectedIssuer("urn:hospital-scheduling")
        .setExpectedAudience("hospital-scheduling")
        .setRequireExpirationTime()
        .build()
        .processToClaims(token);
  }
}
