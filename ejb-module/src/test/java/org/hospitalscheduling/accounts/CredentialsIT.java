package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.SecondFactorCheck;
import org.hospitalscheduling.secondfactor.Totp;
import org.hospitalscheduling.sessions.Session;
import org.hospitalscheduling.sessions.SessionOpening;
import org.hospitalscheduling.sessions.SessionTransactions;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.sessions.SignInGateway;
import org.hospitalscheduling.settings.Registration;
import org.hospitalscheduling.settings.SecondFactorRule;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passwords, links, second factors and pictures, on the real database and by many at once. */
class CredentialsIT {
  private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1", "a browser");
  private static final UUID NOT_OURS = new UUID(0, 0);
  private static final String HASH = Passwords.OF_NOBODY;
  private static final String NEW_HASH = HASH.replace("$AAAA", "$BBBB");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final Recorded<Object> events = new Recorded<>();
  private UUID ada;

  @BeforeEach
  void begin() {
    database.asOwner("DELETE FROM app_user", "DELETE FROM auth_throttle");
    ada = register("Ada", "ada@example.com");
  }

  // Second factor

  @Test
  @DisplayName("6.5.1: a code opens one session, even if twenty present it at once")
  void a_code_works_once() {
    byte[] secret = enrolled();
    clock.advance(Duration.ofMinutes(1));
    String code = code(secret, 0);
    List<SessionOpening> openings = HospitalDatabase.atOnce(20, () -> signIn(Optional.of(code)));
    assertThat(openings).filteredOn(SessionOpening.Opened.class::isInstance).hasSize(1);
    assertThat(openings).filteredOn(SessionOpening.CodeWrong.class::isInstance).hasSize(19);
  }

  @Test
  @DisplayName("6.5.1: once a code was used, neither it nor an older one works; the next does")
  void no_replay() {
    byte[] secret = enrolled();
    clock.advance(Duration.ofMinutes(1));
    assertThat(signIn(Optional.of(code(secret, 0)))).isInstanceOf(SessionOpening.Opened.class);
    assertThat(signIn(Optional.of(code(secret, 0)))).isInstanceOf(SessionOpening.CodeWrong.class);
    assertThat(signIn(Optional.of(code(secret, -1)))).isInstanceOf(SessionOpening.CodeWrong.class);
    assertThat(signIn(Optional.of(code(secret, 1)))).isInstanceOf(SessionOpening.Opened.class);
    clock.advance(Duration.ofMinutes(2));
    assertThat(signIn(Optional.of(code(secret, 0)))).isInstanceOf(SessionOpening.Opened.class);
  }

  @Test
  @DisplayName("6.4.4: a lost one is taken away with its recovery codes, and every session ends")
  void resetting_a_lost_one() {
    enrolled();
    UUID eve = register("Eve", "eve@example.com");
    SessionOpening.Opened here =
        (SessionOpening.Opened) open(ada, Optional.of(code(secretOf(), 1)));
    // Only an administrator, and only with the password that was compared.
    refused(Refusal.WRONG_PASSWORD, () -> reset(ada, eve, HASH));
    database.asOwner("UPDATE app_user SET role = 'ADMIN' WHERE username = 'Eve'");
    refused(Refusal.WRONG_PASSWORD, () -> reset(ada, eve, NEW_HASH));
    refused(Refusal.NOT_FOUND, () -> reset(UUID.randomUUID(), eve, HASH));
    assertThat(isAlive(here)).isTrue();
    assertThat(reset(ada, eve, HASH)).isTrue();
    assertThat(isAlive(here)).isFalse();
    assertThat(count("SELECT count(*) FROM recovery_code")).isZero();
    assertThat(signIn(Optional.empty())).isInstanceOf(SessionOpening.Opened.class);
    assertThat(kinds()).contains(AccountChanged.Kind.SECOND_FACTOR_RESET);
    assertThat(notices()).contains(UserNotice.Kind.SECOND_FACTOR_RESET);
    // There is none now, and nobody is notified twice.
    int told = notices().size();
    assertThat(reset(ada, eve, HASH)).isTrue();
    assertThat(notices()).hasSize(told);
  }

  @Test
  void two_administrators_who_reset_each_other_at_once_do_not_wait_for_each_other() {
    UUID eve = register("Eve", "eve@example.com");
    database.asOwner("UPDATE app_user SET role = 'ADMIN'");
    AtomicInteger turn = new AtomicInteger();
    List<Boolean> done =
        HospitalDatabase.atOnce(
            10,
            () -> turn.incrementAndGet() % 2 == 0 ? reset(ada, eve, HASH) : reset(eve, ada, HASH));
    assertThat(done).hasSize(10).containsOnly(true);
  }

  @Test
  @DisplayName("6.3.3: with a second factor the password alone opens nothing")
  void the_password_alone() {
    enrolled();
    assertThat(signIn(Optional.empty())).isInstanceOf(SessionOpening.CodeNeeded.class);
    assertThat(signIn(Optional.of("000000"))).isInstanceOf(SessionOpening.CodeWrong.class);
    assertThat(count("SELECT count(*) FROM user_session")).isZero();
  }

  @Test
  void a_code_that_opened_nothing_is_not_used_up() {
    byte[] secret = enrolled();
    clock.advance(Duration.ofMinutes(1));
    database.asOwner("UPDATE app_user SET status = 'disabled'");
    assertThat(signIn(Optional.of(code(secret, 0)))).isInstanceOf(SessionOpening.NotActive.class);
    database.asOwner("UPDATE app_user SET status = 'active'");
    assertThat(signIn(Optional.of(code(secret, 0)))).isInstanceOf(SessionOpening.Opened.class);
  }

  @Test
  @DisplayName(
      "6.5.1, 6.5.2: a recovery code works once, even for many at once, and is told by mail")
  void recovery_codes() {
    byte[] secret = offered();
    List<String> codes =
        desk(SecondFactorTransactions.class, d -> d.enable(ada, code(secret, 0), NOT_OURS, ORIGIN));
    assertThat(text("SELECT string_agg(encode(hash, 'escape'), ' ') FROM recovery_code"))
        .doesNotContain(codes.get(0).replace("-", ""));
    List<SessionOpening> openings =
        HospitalDatabase.atOnce(10, () -> signIn(Optional.of(codes.get(3))));
    assertThat(openings).filteredOn(SessionOpening.Opened.class::isInstance).hasSize(1);
    assertThat(signIn(Optional.of(codes.get(3)))).isInstanceOf(SessionOpening.CodeWrong.class);
    assertThat(signIn(Optional.of(codes.get(4)))).isInstanceOf(SessionOpening.Opened.class);
    assertThat(notices())
        .filteredOn(UserNotice.Kind.RECOVERY_CODE_USED::equals)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  @DisplayName("the secret lies sealed in the database, bound to its owner")
  void the_secret_is_sealed() {
    byte[] secret = enrolled();
    UUID eve = register("Eve", "eve@example.com");
    database.asOwner(
        "INSERT INTO totp_secret (user_id, sealed, created_at)"
            + " SELECT '"
            + eve
            + "', sealed, created_at FROM totp_secret",
        "UPDATE app_user SET second_factor_since = created_at");
    assertThat(text("SELECT string_agg(encode(sealed, 'hex'), ' ') FROM totp_secret"))
        .doesNotContain(java.util.HexFormat.of().formatHex(secret));
    assertThatThrownBy(() -> open(eve, Optional.of(code(secret, 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_secret_that_was_offered_waits_a_quarter_of_an_hour_and_changes_nothing_before() {
    byte[] secret = offered();
    assertThat(signIn(Optional.empty())).isInstanceOf(SessionOpening.Opened.class);
    refused(
        Refusal.WRONG_CODE,
        () -> desk(SecondFactorTransactions.class, d -> d.enable(ada, "000000", NOT_OURS, ORIGIN)));
    clock.advance(SecondFactorTransactions.OFFERED);
    refused(
        Refusal.LINK_OVER,
        () ->
            desk(
                SecondFactorTransactions.class,
                d -> d.enable(ada, code(secret, 0), NOT_OURS, ORIGIN)));
  }

  @Test
  void one_that_is_in_force_goes_only_with_a_code() {
    byte[] secret = enrolled();
    refused(
        Refusal.SECOND_FACTOR_ON,
        () -> desk(SecondFactorTransactions.class, d -> d.offer(ada, Optional.empty(), ORIGIN)));
    refused(Refusal.WRONG_CODE, () -> disable("000000"));
    refused(Refusal.WRONG_CODE, () -> disable(code(secret, 0)));
    clock.advance(Duration.ofMinutes(1));
    disable(code(secret, 0));
    assertThat(signIn(Optional.empty())).isInstanceOf(SessionOpening.Opened.class);
    assertThat(count("SELECT count(*) FROM totp_secret")).isZero();
    assertThat(count("SELECT count(*) FROM recovery_code")).isZero();
    assertThat(notices())
        .containsExactly(
            UserNotice.Kind.SECOND_FACTOR_ENABLED, UserNotice.Kind.SECOND_FACTOR_DISABLED);
  }

  @Test
  @DisplayName("6.3.3: one that is in force stays so until another one has shown its first code")
  void replacing_one() {
    byte[] old = enrolled();
    clock.advance(Duration.ofMinutes(1));
    refused(Refusal.WRONG_CODE, () -> offer(Optional.of("000000")));
    byte[] next = offer(Optional.of(code(old, 0)));
    clock.advance(Duration.ofMinutes(1));
    // A code of what was merely offered opens nothing, and the old one's still does.
    assertThat(signIn(Optional.of(code(next, 0)))).isInstanceOf(SessionOpening.CodeWrong.class);
    SessionOpening.Opened here = (SessionOpening.Opened) signIn(Optional.of(code(old, 0)));
    SessionOpening.Opened elsewhere = (SessionOpening.Opened) signIn(Optional.of(code(old, 1)));
    String first = code(next, 0);
    desk(SecondFactorTransactions.class, d -> d.enable(ada, first, here.session().id(), ORIGIN));
    assertThat(isAlive(here)).isTrue();
    assertThat(isAlive(elsewhere)).isFalse();
    assertThat(signIn(Optional.of(first))).isInstanceOf(SessionOpening.CodeWrong.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(signIn(Optional.of(code(old, 0)))).isInstanceOf(SessionOpening.CodeWrong.class);
    assertThat(signIn(Optional.of(code(next, 0)))).isInstanceOf(SessionOpening.Opened.class);
  }

  @Test
  @DisplayName("6.3.3: where one is required, the last one cannot be removed, by whoever asks")
  void the_last_one_where_one_is_required() {
    byte[] secret = enrolled();
    clock.advance(Duration.ofMinutes(1));
    database.asOwner("UPDATE app_user SET second_factor_required = true");
    refused(Refusal.SECOND_FACTOR_KEPT, () -> disable(code(secret, 0)));
    database.asOwner("UPDATE app_user SET second_factor_required = false");
    refused(
        Refusal.SECOND_FACTOR_KEPT,
        () ->
            database.inTransaction(
                em -> {
                  new Wired(em, events, clock, TestSettings.requiring(SecondFactorRule.ALL))
                      .get(SecondFactorTransactions.class)
                      .disable(ada, new FactorProof.Code(code(secret, 0)), ORIGIN);
                  return true;
                }));
    disable(code(secret, 0));
  }

  @Test
  @DisplayName("6.3.3: a session without a required second factor may only enrol")
  void a_session_without_a_required_one() {
    SessionOpening.Opened here = (SessionOpening.Opened) signIn(Optional.empty());
    assertThat(mayOnlyEnrol(here, SecondFactorRule.NONE)).isFalse();
    assertThat(mayOnlyEnrol(here, SecondFactorRule.ADMIN)).isTrue();
    database.asOwner("UPDATE app_user SET second_factor_required = true");
    assertThat(mayOnlyEnrol(here, SecondFactorRule.NONE)).isTrue();
    byte[] secret = offered();
    assertThat(mayOnlyEnrol(here, SecondFactorRule.NONE)).isTrue();
    desk(
        SecondFactorTransactions.class,
        d -> d.enable(ada, code(secret, 0), here.session().id(), ORIGIN));
    assertThat(mayOnlyEnrol(here, SecondFactorRule.NONE)).isFalse();
  }

  @Test
  void secrets_move_along_when_the_master_secret_changes() {
    byte[] secret = enrolled();
    Secret next = new Secret("another master secret, of thirty-two bytes");
    assertThat(
            (int)
                database.<Integer>inTransaction(
                    em ->
                        new Wired(
                                em,
                                events,
                                clock,
                                TestSettings.withSecrets(next, TestSettings.MASTER))
                            .get(SecondFactorCheck.class)
                            .renew()
                            .renewed()))
        .isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(
            database.<Boolean>inTransaction(
                em ->
                    new Wired(em, events, clock, TestSettings.withSecrets(next, null))
                        .get(SecondFactorCheck.class)
                        .acceptsCode(ada, code(secret, 0))))
        .isTrue();
  }

  // Passwords

  @Test
  @DisplayName("7.4.3, 6.3.7: a changed password ends every other session and is told by mail")
  void changing_the_password() {
    SessionOpening.Opened here = (SessionOpening.Opened) signIn(Optional.empty());
    SessionOpening.Opened elsewhere = (SessionOpening.Opened) signIn(Optional.empty());
    change(HASH, here.session().id());
    assertThat(isAlive(here)).isTrue();
    assertThat(isAlive(elsewhere)).isFalse();
    assertThat(notices()).containsExactly(UserNotice.Kind.PASSWORD_CHANGED);
    assertThat(kinds()).contains(AccountChanged.Kind.PASSWORD_CHANGED);
  }

  @Test
  void of_two_who_change_it_at_once_the_second_has_shown_an_old_password() {
    change(HASH, UUID.randomUUID());
    refused(Refusal.WRONG_PASSWORD, () -> change(HASH, UUID.randomUUID()));
  }

  @Test
  @DisplayName("6.4.3, 6.5.1: a link works once, for twenty at once, and keeps the second factor")
  void resetting_the_password() {
    enrolled();
    SessionOpening.Opened session =
        (SessionOpening.Opened) signIn(Optional.of(code(secretOf(), 1)));
    String token = resetLink("ADA@example.com");
    List<Boolean> reset = HospitalDatabase.atOnce(20, () -> reset(token));
    assertThat(reset).filteredOn(Boolean::booleanValue).hasSize(1);
    assertThat(isAlive(session)).isFalse();
    assertThat(open(ada, NEW_HASH, Optional.empty())).isInstanceOf(SessionOpening.CodeNeeded.class);
    assertThat(notices()).contains(UserNotice.Kind.PASSWORD_RESET);
  }

  @Test
  @DisplayName("6.1.1: where a mailed link was followed strangers' guesses no longer count")
  void the_device_of_a_link() {
    assertThat(knowsDevice("ada@example.com")).isFalse();
    reset(resetLink("ada@example.com"));
    assertThat(knowsDevice("ada@example.com")).isTrue();
    assertThat(knowsDevice("eve@example.com")).isFalse();
  }

  @Test
  @DisplayName("6.5.5: a link is good for 15 minutes and only its hash is kept")
  void a_link_is_over() {
    String token = resetLink("ada@example.com");
    assertThat(text("SELECT string_agg(encode(hash, 'escape') || email, ' ') FROM mailed_token"))
        .doesNotContain(token);
    clock.advance(Duration.ofMinutes(15));
    assertThat(reset(token)).isFalse();
    assertThat(reset("made up")).isFalse();
  }

  @Test
  void a_link_of_one_kind_opens_nothing_of_the_other() {
    String token = resetLink("ada@example.com");
    assertThat(changeEmail(token)).isFalse();
    assertThat(reset(token)).isTrue();
  }

  @Test
  void after_one_link_was_used_the_others_are_worthless() {
    String first = resetLink("ada@example.com");
    String second = resetLink("ada@example.com");
    assertThat(reset(second)).isTrue();
    assertThat(reset(first)).isFalse();
  }

  @Test
  @DisplayName("6.3.8: an address that nobody has, or somebody inactive, is mailed nothing")
  void nobody() {
    desk(
        CredentialTransactions.class,
        d -> {
          d.mailResetLink("nobody@example.com", ORIGIN);
          return true;
        });
    database.asOwner("UPDATE app_user SET status = 'pending'");
    desk(
        CredentialTransactions.class,
        d -> {
          d.mailResetLink("ada@example.com", ORIGIN);
          return true;
        });
    assertThat(notices()).isEmpty();
    assertThat(count("SELECT count(*) FROM mailed_token")).isZero();
    assertThat(kinds())
        .containsOnly(AccountChanged.Kind.REGISTERED, AccountChanged.Kind.PASSWORD_RESET_IGNORED);
  }

  // E-mail

  @Test
  @DisplayName("6.3.7: both addresses are told, and links to the old one die with it")
  void changing_the_address() {
    String old = resetLink("ada@example.com");
    String token = changeLink("ada@new.example", Optional.empty()).orElseThrow();
    assertThat(changeEmail(token)).isTrue();
    assertThat(changeEmail(token)).isFalse();
    assertThat(reset(old)).isFalse();
    assertThat(text("SELECT email FROM app_user")).isEqualTo("ada@new.example");
    assertThat(events.events)
        .filteredOn(UserNotice.class::isInstance)
        .map(UserNotice.class::cast)
        .extracting(notice -> notice.kind() + " " + notice.email())
        .contains(
            "EMAIL_CHANGE_REQUESTED ada@example.com",
            "EMAIL_CHANGE_LINK ada@new.example",
            "EMAIL_CHANGED ada@example.com",
            "EMAIL_CHANGED ada@new.example");
  }

  @Test
  void an_address_that_somebody_has_gets_no_link_and_one_that_was_taken_since_is_refused() {
    register("Eve", "eve@example.com");
    assertThat(changeLink("EVE@example.com", Optional.empty())).isEmpty();
    String token = changeLink("zoe@example.com", Optional.empty()).orElseThrow();
    register("Zoe", "zoe@example.com");
    assertThat(changeEmail(token)).isFalse();
    assertThat(count("SELECT count(*) FROM app_user WHERE email = 'zoe@example.com'")).isEqualTo(1);
  }

  @Test
  @DisplayName("7.5.1: with a second factor another address needs a code too")
  void a_code_for_another_address() {
    byte[] secret = enrolled();
    clock.advance(Duration.ofMinutes(1));
    refused(Refusal.WRONG_CODE, () -> changeLink("ada@new.example", Optional.empty()));
    refused(Refusal.WRONG_CODE, () -> changeLink("ada@new.example", Optional.of("000000")));
    assertThat(changeLink("ada@new.example", Optional.of(code(secret, 0)))).isPresent();
  }

  // Profile

  @Test
  void a_picture_replaces_the_one_before() {
    UUID first = show(1).avatarId().orElseThrow();
    UUID second = show(2).avatarId().orElseThrow();
    assertThat(second).isNotEqualTo(first);
    Avatar kept =
        database.inTransaction(em -> wired(em).get(Avatars.class).find(ada)).orElseThrow();
    assertThat(kept.id()).isEqualTo(second);
    assertThat(kept.content()).containsExactly(2);
    desk(
        ProfileTransactions.class,
        d -> {
          d.hide(ada, ORIGIN);
          return true;
        });
    assertThat(count("SELECT count(*) FROM avatar")).isZero();
  }

  // Sessions

  @Test
  @DisplayName("7.5.2: one sees and ends one's own sessions, and nobody else's")
  void own_sessions() {
    SessionOpening.Opened here = (SessionOpening.Opened) signIn(Optional.empty());
    clock.advance(Duration.ofMinutes(1));
    SessionOpening.Opened there = (SessionOpening.Opened) signIn(Optional.empty());
    UUID eve = register("Eve", "eve@example.com");
    assertThat(listed()).containsExactly(there.session().id(), here.session().id());
    assertThat(endOwn(eve, here.session().id())).isFalse();
    assertThat(isAlive(here)).isTrue();
    assertThat(endOwn(ada, there.session().id())).isTrue();
    assertThat(endOwn(ada, there.session().id())).isFalse();
    assertThat(listed()).containsExactly(here.session().id());
    signIn(Optional.empty());
    signIn(Optional.empty());
    int ended = desk(SessionTransactions.class, d -> d.endOthers(ada, here.session().id(), ORIGIN));
    assertThat(ended).isEqualTo(2);
    assertThat(listed()).containsExactly(here.session().id());
  }

  // Hashes

  @Test
  @DisplayName("6.3.8: as many hashes for an address that nobody has as for one that somebody has")
  void as_many_hashes() {
    Passwords passwords = new Passwords();
    String real = passwords.hash("a walk in the park");
    database.inTransaction(
        em -> {
          em.createNativeQuery("UPDATE app_user SET password_hash = :hash")
              .setParameter("hash", real)
              .executeUpdate();
          return true;
        });
    assertThat(hashesOf(passwords, "ada@example.com"))
        .isEqualTo(hashesOf(passwords, "nobody@example.com"))
        .isEqualTo(1);
    long before = passwords.computed();
    for (String email : List.of("ada@example.com", "nobody@example.com")) {
      database.inTransaction(
          em -> {
            new Wired(em, events, clock, TestSettings.defaults(), passwords)
                .get(MailedLinkGateway.class)
                .startPasswordReset(email, Optional.empty(), ORIGIN);
            return true;
          });
    }
    assertThat(passwords.computed()).isEqualTo(before);
    for (String email : List.of("ada@example.com", "zoe@example.com")) {
      long atFirst = passwords.computed();
      database.inTransaction(
          em -> {
            new Wired(em, events, clock, TestSettings.defaults(), passwords)
                .get(RegistrationGateway.class)
                .register(
                    new RegistrationRequest("Zoe", email, "a walk in the park", Optional.empty()),
                    ORIGIN);
            return true;
          });
      assertThat(passwords.computed() - atFirst).isEqualTo(1);
    }
  }

  private long hashesOf(Passwords passwords, String email) {
    long before = passwords.computed();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    em ->
                        new Wired(em, events, clock, TestSettings.defaults(), passwords)
                            .get(SignInGateway.class)
                            .signIn(
                                email,
                                "not the password",
                                Optional.empty(),
                                Optional.empty(),
                                ORIGIN)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.SIGN_IN_FAILED));
    return passwords.computed() - before;
  }

  // Helpers

  /** An active user whose address is proven. */
  private UUID register(String name, String email) {
    UUID user = request(name, email, true).orElseThrow().id();
    database.asOwner(
        "UPDATE app_user SET address_proven = true, status = 'active' WHERE id = '" + user + "'");
    return user;
  }

  private Optional<User> request(String name, String email, boolean mails) {
    return desk(
        RegistrationWorkflow.class,
        d ->
            d.enrol(
                AccountName.ofPerson("username", name, ""),
                email,
                HASH,
                true,
                mails,
                Registration.OPEN,
                ORIGIN));
  }

  private Optional<User> prove(String token) {
    return desk(RegistrationWorkflow.class, d -> d.prove(token, Registration.OPEN, ORIGIN));
  }

  private static String status(String email) {
    return "SELECT string_agg(status || CASE WHEN address_proven THEN ' proven' ELSE '' END, ', ' ORDER BY created_at)"
        + " FROM app_user WHERE email = '%s'".formatted(email);
  }

  @Test
  @DisplayName("6.3.8: whoever names an address does not have it, and keeps its owner from nothing")
  void an_address_is_proven() {
    request("Mallory", "zoe@example.com", true);
    String theirs = lastToken().orElseThrow();
    clock.advance(Duration.ofMinutes(1));
    request("Zoe", "zoe@example.com", true);
    String hers = lastToken().orElseThrow();
    assertThat(text(status("zoe@example.com"))).isEqualTo("pending, pending");
    assertThat(prove("another")).isEmpty();
    assertThat(prove(hers)).hasValueSatisfying(user -> assertThat(user.isActive()).isTrue());
    assertThat(text(status("zoe@example.com"))).isEqualTo("active proven");
    assertThat(prove(hers)).as("once").isEmpty();
    assertThat(prove(theirs)).as("what was squatted is gone").isEmpty();
    assertThat(kinds())
        .contains(AccountChanged.Kind.REGISTRATION_REQUESTED, AccountChanged.Kind.REGISTERED)
        .contains(AccountChanged.Kind.REGISTRATION_ENDED);
    // Whose it is by now is no new account's.
    assertThat(request("Mallory", "zoe@example.com", true)).isEmpty();
  }

  @Test
  void a_pending_change_of_address_is_not_stopped_by_a_squatter_and_ends_the_squat() {
    String link = changeLink("new@example.com", Optional.empty()).orElseThrow();
    request("Mallory", "new@example.com", true);
    String theirs = lastToken().orElseThrow();
    assertThat(changeEmail(link)).isTrue();
    assertThat(text(status("new@example.com"))).isEqualTo("active proven");
    assertThat(prove(theirs)).isEmpty();
  }

  @Test
  void a_link_works_for_a_day_and_a_registration_waits_for_fourteen() {
    request("Zoe", "zoe@example.com", true);
    String link = lastToken().orElseThrow();
    clock.advance(Duration.ofDays(1));
    assertThat(prove(link)).isEmpty();
    clock.advance(Duration.ofDays(13));
    desk(RegistrationWorkflow.class, d -> endOverdue(d));
    assertThat(count("SELECT count(*) FROM app_user WHERE email = 'zoe@example.com'")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    desk(RegistrationWorkflow.class, d -> endOverdue(d));
    assertThat(count("SELECT count(*) FROM app_user WHERE email = 'zoe@example.com'")).isZero();
    assertThat(count("SELECT count(*) FROM app_user WHERE email = 'ada@example.com'")).isEqualTo(1);
    assertThat(kinds()).contains(AccountChanged.Kind.REGISTRATION_ENDED);
  }

  private boolean endOverdue(RegistrationWorkflow registrations) {
    registrations.endOverdue(clock.instant());
    return true;
  }

  @Test
  void the_application_deletes_registrations_and_no_account() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    em ->
                        em.createNativeQuery("DELETE FROM app_user WHERE email = 'ada@example.com'")
                            .executeUpdate()))
        .hasStackTraceContaining("an account is not deleted");
  }

  @Test
  void without_mails_an_administrator_says_that_they_checked_the_address() {
    UUID zoe = request("Zoe", "zoe@example.com", false).orElseThrow().id();
    request("Mallory", "zoe@example.com", false);
    refused(Refusal.ADDRESS_UNPROVEN, () -> approve(zoe, false));
    assertThat(approve(zoe, true).status()).isEqualTo("active");
    assertThat(text(status("zoe@example.com"))).isEqualTo("active proven");
    assertThat(notices()).contains(UserNotice.Kind.ACCOUNT_APPROVED);
  }

  @Test
  @DisplayName(
      "2.2.1, 16.2.1: a rename is on record with both names, and every administrator is told")
  void renaming() {
    register("Eve", "eve@example.com");
    database.asOwner("UPDATE app_user SET role = 'ADMIN', status = 'active'");
    assertThat(rename("Ada Lovelace").username()).isEqualTo("Ada Lovelace");
    AccountChanged last =
        events.events.stream()
            .filter(AccountChanged.class::isInstance)
            .map(AccountChanged.class::cast)
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(last.kind()).isEqualTo(AccountChanged.Kind.USER_RENAMED);
    assertThat(last.actorId()).isEqualTo(ada);
    assertThat(last.actorName()).isEqualTo("Ada");
    assertThat(last.detail()).containsOnly(entry("from", "Ada"), entry("to", "Ada Lovelace"));
    assertThat(
            events.events.stream()
                .filter(UserNotice.class::isInstance)
                .map(UserNotice.class::cast)
                .filter(notice -> notice.kind() == UserNotice.Kind.USER_RENAMED))
        .extracting(UserNotice::email)
        .containsExactlyInAnyOrder("ada@example.com", "eve@example.com");
    // What looks like somebody else is theirs, what looks like oneself is not somebody else.
    refused(Refusal.DUPLICATE, () -> rename("EVE"));
    assertThat(rename("ADA LOVELACE").username()).isEqualTo("ADA LOVELACE");
    int told = notices().size();
    rename("ADA LOVELACE");
    assertThat(notices()).hasSize(told);
    for (int i = 1; i <= 3; i++) {
      rename("Ada " + i);
    }
    refused(Refusal.THROTTLED, () -> rename("Ada 4"));
  }

  private ProfileView rename(String name) {
    return desk(
        ProfileTransactions.class,
        d -> d.rename(ada, AccountName.ofPerson("username", name, ""), ORIGIN));
  }

  @Test
  void whoever_waited_for_approval_is_told_of_it_once() {
    UUID eve = register("Eve", "eve@example.com");
    database.asOwner("UPDATE app_user SET status = 'pending' WHERE id = '" + eve + "'");
    int told = notices().size();
    set(eve, UserStatus.ACTIVE);
    assertThat(notices().subList(told, notices().size()))
        .containsExactly(UserNotice.Kind.ACCOUNT_APPROVED);
    set(eve, UserStatus.DISABLED);
    set(eve, UserStatus.ACTIVE);
    assertThat(notices()).as("nothing was waited for").hasSize(told + 1);
    database.asOwner("UPDATE app_user SET status = 'pending' WHERE id = '" + eve + "'");
    set(eve, UserStatus.DISABLED);
    assertThat(notices()).as("refused").hasSize(told + 1);
  }

  @Test
  void nobody_has_an_account_until_the_first_has() {
    assertThat(desk(RegistrationGateway.class, RegistrationGateway::isFirst)).isFalse();
    database.asOwner("DELETE FROM app_user");
    assertThat(desk(RegistrationGateway.class, RegistrationGateway::isFirst)).isTrue();
  }

  private void set(UUID user, UserStatus status) {
    CurrentActor actor = new CurrentActor();
    actor.set(new Actor(ada, "Ada", Role.ADMIN, false, "192.0.2.1", "request"));
    int version = (int) count("SELECT version FROM app_user WHERE id = '" + user + "'");
    database.inTransaction(
        em ->
            new Wired(em, events, clock, TestSettings.defaults(), actor)
                .get(UserService.class)
                .change(
                    user,
                    version,
                    new UserPatch(
                        Optional.empty(),
                        Optional.of(status),
                        Optional.empty(),
                        Patch.keep(),
                        Patch.keep(),
                        Optional.empty(),
                        Patch.keep(),
                        false,
                        Patch.keep())));
  }

  private UserSummary approve(UUID user, boolean addressChecked) {
    CurrentActor actor = new CurrentActor();
    actor.set(new Actor(ada, "Ada", Role.ADMIN, false, "192.0.2.1", "request"));
    int version = (int) count("SELECT version FROM app_user WHERE id = '" + user + "'");
    return database.inTransaction(
        em ->
            new Wired(em, events, clock, TestSettings.defaults(), actor)
                .get(UserService.class)
                .change(
                    user,
                    version,
                    new UserPatch(
                        Optional.empty(),
                        Optional.of(UserStatus.ACTIVE),
                        Optional.empty(),
                        Patch.keep(),
                        Patch.keep(),
                        Optional.empty(),
                        Patch.keep(),
                        addressChecked,
                        Patch.keep())));
  }

  private byte[] offered() {
    return desk(SecondFactorTransactions.class, d -> d.offer(ada, Optional.empty(), ORIGIN));
  }

  private byte[] offer(Optional<String> code) {
    return desk(SecondFactorTransactions.class, d -> d.offer(ada, proof(code), ORIGIN));
  }

  private boolean mayOnlyEnrol(SessionOpening.Opened opened, SecondFactorRule rule) {
    return database.inTransaction(
        em ->
            wired(em)
                .get(Sessions.class)
                .facts(
                    opened.session().id(), TestSettings.defaults().sessionIdle(), clock.instant())
                .orElseThrow()
                .mayOnlyEnrol(rule));
  }

  private byte[] enrolled() {
    byte[] secret = offered();
    desk(SecondFactorTransactions.class, d -> d.enable(ada, code(secret, 0), NOT_OURS, ORIGIN));
    lastSecret = secret;
    return secret;
  }

  private byte[] lastSecret;

  private byte[] secretOf() {
    return lastSecret;
  }

  private String code(byte[] secret, int stepsAway) {
    return Totp.codeAt(secret, Totp.step(clock.instant()) + stepsAway);
  }

  private static Optional<FactorProof> proof(Optional<String> code) {
    return code.map(FactorProof.Code::new);
  }

  private SessionOpening signIn(Optional<String> code) {
    return open(ada, code);
  }

  private SessionOpening open(UUID user, Optional<String> code) {
    return open(user, HASH, code);
  }

  private SessionOpening open(UUID user, String verified, Optional<String> code) {
    return desk(
        SessionTransactions.class,
        d -> d.open(user, verified, Optional.empty(), proof(code), Optional.empty(), ORIGIN));
  }

  private boolean disable(String code) {
    return desk(
        SecondFactorTransactions.class,
        d -> {
          d.disable(ada, new FactorProof.Code(code), ORIGIN);
          return true;
        });
  }

  private boolean change(String verified, UUID kept) {
    return desk(
        CredentialTransactions.class,
        d -> {
          d.changePassword(ada, verified, NEW_HASH, kept, ORIGIN);
          return true;
        });
  }

  private String resetLink(String email) {
    desk(
        CredentialTransactions.class,
        d -> {
          d.mailResetLink(email, ORIGIN);
          return true;
        });
    return lastToken().orElseThrow();
  }

  private Optional<String> changeLink(String email, Optional<String> code) {
    int before = events.events.size();
    desk(
        CredentialTransactions.class,
        d -> {
          d.mailChangeLink(ada, HASH, email, proof(code), ORIGIN);
          return true;
        });
    return events.events.subList(before, events.events.size()).stream()
        .filter(UserNotice.class::isInstance)
        .map(UserNotice.class::cast)
        .flatMap(notice -> notice.token().stream())
        .findFirst();
  }

  private Optional<String> lastToken() {
    return events.events.stream()
        .filter(UserNotice.class::isInstance)
        .map(UserNotice.class::cast)
        .flatMap(notice -> notice.token().stream())
        .reduce((first, second) -> second);
  }

  private boolean knowsDevice(String email) {
    return desk(Sessions.class, d -> d.knowsDevice(Tokens.hash("a device"), email));
  }

  private boolean reset(String token) {
    return desk(
        CredentialTransactions.class, d -> d.resetPassword(token, NEW_HASH, "a device", ORIGIN));
  }

  private boolean reset(UUID user, UUID administrator, String verified) {
    return desk(
        SecondFactorTransactions.class,
        d -> {
          d.reset(
              user,
              new Actor(administrator, "Eve", Role.ADMIN, false, "192.0.2.1", "request-1"),
              verified,
              Optional.empty());
          return true;
        });
  }

  private boolean changeEmail(String token) {
    return desk(CredentialTransactions.class, d -> d.changeEmail(token, ORIGIN));
  }

  private final AtomicInteger pictures = new AtomicInteger();

  private ProfileView show(int content) {
    Avatar avatar =
        new Avatar(
            new UUID(content, pictures.incrementAndGet()),
            "image/png",
            new byte[] {(byte) content});
    return desk(ProfileTransactions.class, d -> d.show(ada, avatar, ORIGIN));
  }

  private List<UUID> listed() {
    return database.inTransaction(
        em ->
            wired(em)
                .get(Sessions.class)
                .ofUser(ada, TestSettings.defaults().sessionIdle(), clock.instant())
                .stream()
                .map(Session::id)
                .toList());
  }

  private boolean endOwn(UUID user, UUID session) {
    return desk(SessionTransactions.class, d -> d.endOwn(user, session, ORIGIN));
  }

  private boolean isAlive(SessionOpening.Opened opened) {
    return database.inTransaction(
        em ->
            wired(em)
                .get(Sessions.class)
                .facts(
                    opened.session().id(), TestSettings.defaults().sessionIdle(), clock.instant())
                .isPresent());
  }

  private <B, T> T desk(Class<B> type, Function<B, T> work) {
    return database.inTransaction(em -> work.apply(wired(em).get(type)));
  }

  private Wired wired(jakarta.persistence.EntityManager em) {
    return new Wired(em, events, clock, TestSettings.defaults());
  }

  private static void refused(Refusal refusal, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private List<UserNotice.Kind> notices() {
    return events.events.stream()
        .filter(UserNotice.class::isInstance)
        .map(UserNotice.class::cast)
        .map(UserNotice::kind)
        .toList();
  }

  private List<AccountChanged.Kind> kinds() {
    return events.events.stream()
        .filter(AccountChanged.class::isInstance)
        .map(AccountChanged.class::cast)
        .map(AccountChanged::kind)
        .toList();
  }

  private long count(String sql) {
    return database.inTransaction(
        em -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
  }

  private String text(String sql) {
    return database.inTransaction(
        em -> (String) em.createNativeQuery(sql, String.class).getSingleResult());
  }
}
