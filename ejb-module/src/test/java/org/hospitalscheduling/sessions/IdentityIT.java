package org.hospitalscheduling.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hospitalscheduling.accounts.RegistrationWorkflow;
import org.hospitalscheduling.accounts.UserPatch;
import org.hospitalscheduling.accounts.UserService;
import org.hospitalscheduling.accounts.UserSummary;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.settings.Registration;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold when many do it at once, on the real database. */
class IdentityIT {
  private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1", "a browser");
  private static final String HASH = Passwords.OF_NOBODY;

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private static boolean emptyAtFirst;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final Recorded<AccountChanged> changes = new Recorded<>();

  @BeforeAll
  static void start() {
    emptyAtFirst = database.inTransaction(em -> Wired.get(em, Users.class).isEmpty());
  }

  @BeforeEach
  void empty() {
    database.asOwner(
        "DELETE FROM app_user", "DELETE FROM auth_throttle", "DELETE FROM signing_key");
  }

  @Test
  @DisplayName("6.3.2: a fresh database has no account, so no default one")
  void no_default_account() {
    assertThat(emptyAtFirst).isTrue();
  }

  // Registration

  @Test
  void of_twenty_who_register_first_at_once_one_is_the_administrator() {
    List<Optional<User>> made =
        HospitalDatabase.atOnce(
            20, () -> register("ada", UUID.randomUUID() + "@example.com", Registration.APPROVAL));
    assertThat(made.stream().flatMap(Optional::stream))
        .hasSize(20)
        .filteredOn(account -> account.role() == Role.ADMIN)
        .hasSize(1);
    assertThat(database.<Long>inTransaction(em -> Wired.get(em, Users.class).countActiveAdmins()))
        .isEqualTo(1);
    assertThat(made.stream().flatMap(Optional::stream).map(User::username))
        .doesNotHaveDuplicates()
        .contains("ada", "ada2", "ada20");
  }

  @Test
  void an_address_is_registered_once_whatever_its_case() {
    assertThat(register("ada", "Ada@Example.com", Registration.OPEN)).isPresent();
    assertThat(register("eve", "ADA@example.COM ", Registration.OPEN)).isEmpty();
    assertThat(changes.events)
        .extracting(AccountChanged::kind)
        .containsExactly(AccountChanged.Kind.REGISTERED, AccountChanged.Kind.REGISTRATION_IGNORED);
  }

  @Test
  void an_address_is_registered_once_however_its_domain_is_written() {
    assertThat(register("eve", "ada@m\u00fcnchen.example", Registration.OPEN)).isPresent();
    for (String same :
        List.of(
            "Ada@M\u00dcNCHEN.example",
            "ada@xn--mnchen-3ya.example",
            "\u00a0ada@m\u00fcnchen.example")) {
      assertThat(register("mallory", same, Registration.OPEN)).as(same).isEmpty();
    }
  }

  // Sessions

  @Test
  @DisplayName("7.2.4: of 20 parallel refreshes one succeeds and the session lives")
  void twenty_refreshes_at_once() {
    SessionOpening.Opened opened = signIn(admin());
    List<Rotation> outcomes = HospitalDatabase.atOnce(20, () -> present(opened.token()));
    assertThat(outcomes).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Rotation.Superseded.class::isInstance).hasSize(19);
    Rotation.Rotated winner =
        outcomes.stream()
            .filter(Rotation.Rotated.class::isInstance)
            .map(Rotation.Rotated.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(present(winner.token())).isInstanceOf(Rotation.Rotated.class);
    assertThat(isAlive(opened)).isTrue();
  }

  @Test
  void a_predecessor_is_forgiven_for_thirty_seconds() {
    SessionOpening.Opened opened = signIn(admin());
    rotate(opened.token());
    clock.advance(Duration.ofSeconds(3));
    assertThat(present(opened.token())).isInstanceOf(Rotation.Superseded.class);
    clock.advance(Duration.ofSeconds(28));
    assertThat(present(opened.token())).isInstanceOf(Rotation.Reused.class);
    assertThat(isAlive(opened)).isFalse();
  }

  @Test
  void whoever_never_got_the_next_token_gets_another_and_may_lose_that_too() {
    SessionOpening.Opened opened = signIn(admin());
    for (int lost = 0; lost < 3; lost++) {
      rotate(opened.token());
      clock.advance(Duration.ofSeconds(4));
    }
    assertThat(present(rotate(opened.token()))).isInstanceOf(Rotation.Rotated.class);
    assertThat(isAlive(opened)).isTrue();
  }

  @Test
  @DisplayName("7.2.4: of a token that was exchanged twice, only one successor can live")
  void the_successor_that_was_taken_back_ends_the_session() {
    SessionOpening.Opened opened = signIn(admin());
    String owner = rotate(opened.token());
    clock.advance(Duration.ofSeconds(4));
    String thief = rotate(opened.token());
    rotate(thief);
    assertThat(present(owner)).isInstanceOf(Rotation.Reused.class);
    assertThat(isAlive(opened)).isFalse();
  }

  @Test
  @DisplayName("7.2.4: once the next token was presented, its predecessor is a copy")
  void a_predecessor_whose_successor_was_presented_ends_the_session() {
    SessionOpening.Opened opened = signIn(admin());
    String next = rotate(opened.token());
    clock.advance(Duration.ofSeconds(1));
    rotate(next);
    clock.advance(Duration.ofSeconds(4));
    assertThat(present(opened.token())).isInstanceOf(Rotation.Reused.class);
    assertThat(isAlive(opened)).isFalse();
  }

  @DisplayName("7.2.4: a stolen older token ends the session for thief and owner")
  @Test
  void a_stolen_older_token_ends_the_session_for_thief_and_owner() {
    SessionOpening.Opened opened = signIn(admin());
    String second = rotate(opened.token());
    clock.advance(Duration.ofSeconds(1));
    String third = rotate(second);
    assertThat(present(opened.token())).isInstanceOf(Rotation.Reused.class);
    assertThat(present(third)).isInstanceOf(Rotation.Over.class);
    assertThat(changes.events.get(changes.events.size() - 1).kind())
        .isEqualTo(AccountChanged.Kind.SESSION_REVOKED);
  }

  @Test
  @DisplayName("7.3.1, 7.3.2: a session ends after 30 idle minutes, and after 12 hours in any case")
  void limits_of_a_session() {
    SessionOpening.Opened idle = signIn(admin());
    clock.advance(Duration.ofMinutes(29));
    assertThat(isAlive(idle)).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(isAlive(idle)).isFalse();
    assertThat(present(idle.token())).isInstanceOf(Rotation.Over.class);

    SessionOpening.Opened busy = signIn(idle.account().id());
    String token = busy.token();
    for (int minutes = 0; minutes + 20 < 12 * 60; minutes += 20) {
      clock.advance(Duration.ofMinutes(20));
      token = rotate(token);
    }
    clock.advance(Duration.ofMinutes(20));
    String last = token;
    assertThat(present(last)).isInstanceOf(Rotation.Over.class);
    assertThat(isAlive(busy)).isFalse();
  }

  @Test
  void a_disabled_account_opens_nothing_keeps_nothing_and_refreshes_nothing() {
    UUID id = admin();
    SessionOpening.Opened opened = signIn(id);
    database.asOwner("UPDATE app_user SET status = 'disabled'");
    assertThat(isAlive(opened)).isFalse();
    assertThat(present(opened.token())).isInstanceOf(Rotation.Over.class);
    assertThat(open(id, HASH, Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void a_password_that_was_changed_after_it_was_compared_opens_nothing() {
    UUID id = admin();
    assertThat(open(id, "another", Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void signing_out_ends_the_session_and_is_written_down_once() {
    SessionOpening.Opened opened = signIn(admin());
    assertThat(end(opened.token())).isPresent();
    assertThat(end(opened.token())).isEmpty();
    assertThat(end("unknown")).isEmpty();
    assertThat(isAlive(opened)).isFalse();
    assertThat(changes.events)
        .filteredOn(change -> change.kind() == AccountChanged.Kind.SIGNED_OUT)
        .hasSize(1);
  }

  @Test
  void a_better_hash_replaces_the_one_that_was_verified() {
    UUID id = admin();
    String better = new Passwords().hash("a walk in the park");
    open(id, HASH, Optional.of(better), Optional.empty());
    assertThat(
            database.<String>inTransaction(
                em -> Wired.get(em, Users.class).find(id).orElseThrow().passwordHash()))
        .isEqualTo(better);
  }

  @Test
  void a_device_is_known_to_the_accounts_that_signed_in_on_it_and_keeps_its_marker() {
    UUID ada = admin();
    SessionOpening.Opened first = signIn(ada);
    byte[] marker = Tokens.hash(first.device());
    assertThat(knows(marker, "ADA@example.com")).isTrue();
    assertThat(knows(marker, "eve@example.com")).isFalse();
    assertThat(knows(Tokens.hash("made up"), "ada@example.com")).isFalse();
    assertThat(
            open(ada, HASH, Optional.empty(), Optional.of(first.device())).orElseThrow().device())
        .isEqualTo(first.device());
    assertThat(open(ada, HASH, Optional.empty(), Optional.of("made up")).orElseThrow().device())
        .isNotEqualTo("made up");
  }

  // Administration

  @Test
  void the_last_administrator_can_be_neither_demoted_nor_disabled() {
    UUID ada = admin();
    assertThatThrownBy(() -> change(ada, ada, patch(Role.USER, null)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.LAST_ADMIN));
    assertThatThrownBy(() -> change(ada, ada, patch(null, UserStatus.DISABLED)))
        .isInstanceOf(RefusedException.class);
    UUID eve = register("eve", "eve@example.com", Registration.OPEN).orElseThrow().id();
    change(ada, eve, patch(Role.ADMIN, null));
    assertThat(change(ada, ada, patch(Role.USER, null)).role()).isEqualTo(Role.USER);
  }

  @Test
  void of_two_administrators_who_demote_each_other_at_once_one_stays() {
    UUID ada = admin();
    UUID eve = register("eve", "eve@example.com", Registration.OPEN).orElseThrow().id();
    change(ada, eve, patch(Role.ADMIN, null));
    AtomicInteger turn = new AtomicInteger();
    List<Boolean> demoted =
        HospitalDatabase.atOnce(
            2,
            () -> {
              try {
                change(ada, turn.getAndIncrement() == 0 ? ada : eve, patch(Role.USER, null));
                return true;
              } catch (RefusedException refused) {
                return false;
              }
            });
    assertThat(demoted).containsExactlyInAnyOrder(true, false);
    assertThat(database.<Long>inTransaction(em -> Wired.get(em, Users.class).countActiveAdmins()))
        .isEqualTo(1);
  }

  @Test
  void disabling_ends_every_session_and_is_written_down_with_who_did_it() {
    UUID ada = admin();
    UUID eve = register("eve", "eve@example.com", Registration.OPEN).orElseThrow().id();
    SessionOpening.Opened first = signIn(eve);
    SessionOpening.Opened second = signIn(eve);
    UserSummary disabled = change(ada, eve, patch(null, UserStatus.DISABLED));
    assertThat(disabled.status()).isEqualTo("disabled");
    assertThat(List.of(isAlive(first), isAlive(second))).containsOnly(false);
    AccountChanged told = changes.events.get(changes.events.size() - 1);
    assertThat(told.actorId()).isEqualTo(ada);
    assertThat(told.accountId()).isEqualTo(eve);
    assertThat(told.detail()).containsEntry("status", "disabled");
    // Even when the user is enabled again, the old sessions stay invalid.
    change(ada, eve, patch(null, UserStatus.ACTIVE));
    assertThat(isAlive(first)).isFalse();
  }

  @Test
  void a_change_that_was_decided_on_an_old_version_is_refused() {
    UUID ada = admin();
    UUID eve = register("eve", "eve@example.com", Registration.OPEN).orElseThrow().id();
    change(ada, eve, patch(Role.DOCTOR, null));
    assertThatThrownBy(() -> change(ada, eve, 0, patch(Role.ADMIN, null)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.STALE_VERSION));
  }

  // Throttle

  @Test
  @DisplayName("6.3.1: 50 parallel attempts count 50, and ten of them are let through")
  void fifty_attempts_at_once() {
    List<ThrottleCounters.Limit> limits =
        SignInLimits.ofSignIn(Optional.empty(), "ada@example.com", Optional.empty(), "192.0.2.1");
    List<Optional<ThrottleCounters.Exceeded>> outcomes =
        HospitalDatabase.atOnce(50, () -> count(limits));
    assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(10);
    assertThat(outcomes.stream().flatMap(Optional::stream)).filteredOn(e -> e.first()).hasSize(1);
    // Those that were refused use up nothing that others share.
    assertThat(counted()).containsExactlyInAnyOrder(50, 10, 10);
  }

  @Test
  @DisplayName("6.1.1: a stranger elsewhere keeps nobody off a new device")
  void a_stranger_elsewhere() {
    HospitalDatabase.atOnce(
        200,
        () ->
            count(
                SignInLimits.ofSignIn(
                    Optional.empty(), "ada@example.com", Optional.empty(), "192.0.2.1")));
    assertThat(
            count(
                SignInLimits.ofSignIn(
                    Optional.empty(), "ada@example.com", Optional.empty(), "198.51.100.1")))
        .isEmpty();
  }

  @Test
  @DisplayName("6.3.1: so it is on the step of the code, where five are let through")
  void fifty_codes_at_once() {
    List<ThrottleCounters.Limit> limits =
        SignInLimits.ofCode(UUID.randomUUID(), Optional.empty(), "192.0.2.1");
    List<Optional<ThrottleCounters.Exceeded>> outcomes =
        HospitalDatabase.atOnce(50, () -> count(limits));
    assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(5);
    assertThat(counted()).containsExactlyInAnyOrder(50, 5, 5);
  }

  @Test
  void what_turned_out_well_does_not_count_and_the_window_ends() {
    List<ThrottleCounters.Limit> limits =
        List.of(new ThrottleCounters.Limit("x", 2, Duration.ofMinutes(15)));
    for (int i = 0; i < 5; i++) {
      assertThat(count(limits)).isEmpty();
      database.inTransaction(
          em -> {
            Wired.get(em, ThrottleCounters.class).forgive(limits, clock.instant());
            return null;
          });
    }
    assertThat(count(limits)).isEmpty();
    assertThat(count(limits)).isEmpty();
    clock.advance(Duration.ofMinutes(5));
    assertThat(count(limits).orElseThrow().retryAfter()).isEqualTo(Duration.ofMinutes(10));
    clock.advance(Duration.ofMinutes(10));
    assertThat(count(limits)).isEmpty();
  }

  // Keys

  @Test
  void servers_that_start_at_once_find_the_same_two_keys() {
    List<String> rings =
        HospitalDatabase.atOnce(8, () -> jwks(box("secret one"), Optional.empty()));
    assertThat(rings).containsOnly(rings.get(0));
    assertThat(states()).containsExactlyInAnyOrder("current", "next");
    assertThat(rings.get(0)).doesNotContain("\"d\"");
  }

  @Test
  void after_ninety_days_the_next_key_signs_and_the_old_one_still_vouches() throws Exception {
    String before = jwks(box("secret one"), Optional.empty());
    var old = signer(box("secret one"), Optional.empty());
    clock.advance(SigningKeys.LIFE.minusSeconds(1));
    assertThat(jwks(box("secret one"), Optional.empty())).isEqualTo(before);
    clock.advance(Duration.ofSeconds(1));
    String after = jwks(box("secret one"), Optional.empty());
    assertThat(states()).containsExactlyInAnyOrder("current", "next", "retired");
    var promoted = signer(box("secret one"), Optional.empty());
    // A server that has not restarted knows the promoted key; one that has knows the old one.
    assertThat(before).contains(promoted.getKeyId());
    verify(KeyRing.sign(claims(), promoted), before);
    verify(KeyRing.sign(claims(), old), after);
    clock.advance(SigningKeys.LIFE);
    assertThat(jwks(box("secret one"), Optional.empty())).doesNotContain(old.getKeyId());
  }

  @Test
  void a_changed_secret_stops_the_start_unless_the_previous_one_is_named() {
    String keys = jwks(box("secret one"), Optional.empty());
    assertThatThrownBy(() -> jwks(box("secret two"), Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("JWT_SECRET_PREVIOUS");
    assertThat(jwks(box("secret two"), Optional.of(box("secret one")))).isEqualTo(keys);
    // Re-encrypted by now, so that the previous secret can be dropped.
    assertThat(jwks(box("secret two"), Optional.empty())).isEqualTo(keys);
  }

  private UUID admin() {
    return register("ada", "ada@example.com", Registration.APPROVAL).orElseThrow().id();
  }

  /** With {@code OPEN}, the address is proven too. */
  private Optional<User> register(String name, String email, Registration rule) {
    Optional<User> registered =
        database.inTransaction(
            em ->
                new Wired(em, changes, clock)
                    .get(RegistrationWorkflow.class)
                    .enrol(
                        AccountName.ofPerson("username", name, ""),
                        email,
                        HASH,
                        true,
                        true,
                        rule,
                        ORIGIN));
    if (rule == Registration.OPEN) {
      database.asOwner(
          "UPDATE app_user SET address_proven = true, status = 'active' WHERE status = 'pending'");
    }
    return registered;
  }

  private SessionOpening.Opened signIn(UUID user) {
    return open(user, HASH, Optional.empty(), Optional.empty()).orElseThrow();
  }

  private String rotate(String token) {
    Rotation rotation = present(token);
    assertThat(rotation).isInstanceOf(Rotation.Rotated.class);
    return ((Rotation.Rotated) rotation).token();
  }

  private Rotation present(String token) {
    return desk(desk -> desk.rotate(token, ORIGIN));
  }

  private Optional<UUID> end(String token) {
    return desk(desk -> desk.endByToken(token, ORIGIN));
  }

  private Optional<SessionOpening.Opened> open(
      UUID user, String verified, Optional<String> renewed, Optional<String> device) {
    return Optional.of(
            desk(desk -> desk.open(user, verified, renewed, Optional.empty(), device, ORIGIN)))
        .filter(SessionOpening.Opened.class::isInstance)
        .map(SessionOpening.Opened.class::cast);
  }

  private static UserPatch patch(Role role, UserStatus status) {
    return new UserPatch(
        Optional.ofNullable(role),
        Optional.ofNullable(status),
        Optional.empty(),
        Patch.keep(),
        Patch.keep(),
        Optional.empty(),
        Patch.keep(),
        false,
        Patch.keep());
  }

  private UserSummary change(UUID actor, UUID account, UserPatch patch) {
    int version =
        database.inTransaction(
            em -> Wired.get(em, Users.class).find(account).orElseThrow().version());
    return change(actor, account, version, patch);
  }

  private UserSummary change(UUID actor, UUID account, int version, UserPatch patch) {
    CurrentActor current = new CurrentActor();
    current.set(new Actor(actor, "ada", Role.ADMIN, false, "192.0.2.1", "request-1"));
    return database.inTransaction(
        em -> {
          UserService service =
              new Wired(em, changes, clock, TestSettings.defaults(), current)
                  .get(UserService.class);
          return service.change(account, version, patch);
        });
  }

  private <T> T desk(Function<SessionTransactions, T> work) {
    return database.inTransaction(
        em ->
            work.apply(
                new Wired(em, changes, clock, TestSettings.defaults())
                    .get(SessionTransactions.class)));
  }

  private boolean isAlive(SessionOpening.Opened opened) {
    return database.inTransaction(
        em ->
            Wired.get(em, Sessions.class)
                .facts(
                    opened.session().id(), TestSettings.defaults().sessionIdle(), clock.instant())
                .isPresent());
  }

  private boolean knows(byte[] marker, String email) {
    return database.inTransaction(em -> Wired.get(em, Sessions.class).knowsDevice(marker, email));
  }

  private Optional<ThrottleCounters.Exceeded> count(List<ThrottleCounters.Limit> limits) {
    return database.inTransaction(
        em -> Wired.get(em, ThrottleCounters.class).count(limits, clock.instant()));
  }

  private List<Integer> counted() {
    return database.inTransaction(
        em ->
            new SqlQuery("SELECT failures FROM auth_throttle")
                .list(em, row -> row.getInt("failures")));
  }

  private List<String> states() {
    return database.inTransaction(
        em ->
            new SqlQuery("SELECT state FROM signing_key").list(em, row -> row.getString("state")));
  }

  private String jwks(SecretBox box, Optional<SecretBox> previous) {
    return keys(
        em -> {
          List<SigningKey> keys =
              Wired.get(em, SigningKeys.class).ensure(box, previous, clock.instant());
          keys.get(0).open(box, previous);
          return KeyRing.jwks(keys);
        });
  }

  private org.jose4j.jwk.RsaJsonWebKey signer(SecretBox box, Optional<SecretBox> previous) {
    return keys(
        em ->
            Wired.get(em, SigningKeys.class)
                .ensure(box, previous, clock.instant())
                .get(0)
                .open(box, previous));
  }

  private <T> T keys(Function<EntityManager, T> work) {
    return database.inTransaction(work);
  }

  private static SecretBox box(String secret) {
    return new SecretBox(new Secret(secret.repeat(4)), "signing-key");
  }

  private org.jose4j.jwt.JwtClaims claims() {
    return AccessTokens.claims(UUID.randomUUID(), Role.USER, UUID.randomUUID(), Instant.now());
  }

  private static void verify(String token, String jwks) throws Exception {
    var claims =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(
                new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
            .setExpectedIssuer("urn:hospital-scheduling")
            .setExpectedAudience("hospital-scheduling")
            .setRequireExpirationTime()
            .build()
            .processToClaims(token);
    assertThat(claims.getStringListClaimValue("groups"))
        .isEqualTo(Collections.singletonList("USER"));
  }
}
