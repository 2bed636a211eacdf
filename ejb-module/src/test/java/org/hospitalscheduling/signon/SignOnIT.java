package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.sessions.SessionOpening;
import org.hospitalscheduling.sessions.SessionTransactions;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.SignOn;
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

/** Accounts and sessions of people whom the provider has signed in, on the real database. */
class SignOnIT {
  private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1", "a browser");
  private static final String ISSUER = "https://login.x.example";
  private static final String HASH =
      Passwords.OF_NOBODY.replace("$AAAA", "$BBBB"); // of some password

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-30T08:00:00Z"));
  private final Recorded<Object> events = new Recorded<>();
  private SignOn signOn = signOn(true, Optional.empty());

  @BeforeEach
  void begin() {
    database.asOwner("DELETE FROM app_user", "DELETE FROM sign_on_spent");
  }

  @Test
  void whoever_has_no_account_gets_one_where_the_setting_says_so() {
    signOn = signOn(false, Optional.empty());
    assertThat(signIn(clara(Role.USER))).isEqualTo(notOpened(SignOnRefusal.NO_ACCOUNT));
    assertThat(count("SELECT count(*) FROM app_user")).isZero();
    assertThat(lastChange().kind()).isEqualTo(AccountChanged.Kind.SIGN_IN_FAILED);
    assertThat(lastChange().detail())
        .containsEntry("reason", "sign-on-no-account")
        .containsEntry("subject", "4711");

    signOn = signOn(true, Optional.empty());
    SessionOpening.Opened session = opened(clara(Role.USER));
    assertThat(session.account().username()).isEqualTo("Clara Clerk");
    assertThat(session.account().email()).isEqualTo("clara@x.example");
    assertThat(session.account().role()).isEqualTo(Role.USER);
    assertThat(session.account().signsOn()).isTrue();
    assertThat(lastChange().kind()).isEqualTo(AccountChanged.Kind.SIGNED_IN);
    assertThat(lastChange().detail()).containsEntry("by", "sign-on");
    assertThat(opened(clara(Role.USER)).account().id()).isEqualTo(session.account().id());
  }

  @Test
  void twenty_first_sign_ins_at_once_make_one_account() {
    List<SignOnOpening> openings = HospitalDatabase.atOnce(20, () -> signIn(clara(Role.USER)));
    assertThat(openings).hasOnlyElementsOfType(SignOnOpening.Opened.class);
    assertThat(count("SELECT count(*) FROM app_user")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "6.8.1, 10.5.2: an account is found by issuer and subject, never by its name or address")
  void no_account_is_taken_over() {
    UUID ada = local("Clara Clerk", "clara@x.example");
    assertThat(signIn(clara(Role.ADMIN))).isEqualTo(notOpened(SignOnRefusal.ADDRESS_TAKEN));
    assertThat(count("SELECT count(*) FROM user_session")).isZero();
    Person another = person("4712", "CLARA@x.example", Role.USER);
    assertThat(signIn(another)).isEqualTo(notOpened(SignOnRefusal.ADDRESS_TAKEN));
    // Another address: an account of its own, under another name.
    SessionOpening.Opened third = opened(person("4713", "c.clerk@x.example", Role.USER));
    assertThat(third.account().id()).isNotEqualTo(ada);
    assertThat(third.account().username()).isEqualTo("Clara Clerk2");
    // The same subject of another provider is somebody else.
    opened(person("4711", "other@x.example", Role.USER));
    signOn =
        new SignOn(
            ISSUER + "/other",
            "c",
            new Secret("s"),
            "n",
            URI.create("https://b.x.example"),
            "roles",
            List.of(),
            false,
            List.of(),
            List.of(),
            Optional.empty());
    assertThat(signIn(clara(Role.USER))).isEqualTo(notOpened(SignOnRefusal.NO_ACCOUNT));
  }

  @Test
  void a_name_that_nobody_may_have_is_replaced() {
    Person admin =
        new Person(
            "1",
            Optional.of("root@x.example"),
            List.of("System Administrator", "root", "m.m\u00fcller"),
            Role.USER,
            Optional.empty(),
            "t");
    assertThat(opened(admin).account().username()).isEqualTo("m.m\u00fcller");
    Person nameless =
        new Person("2", Optional.of("x@x.example"), List.of(), Role.USER, Optional.empty(), "t");
    assertThat(opened(nameless).account().username()).isEqualTo("Colleague");
    assertThat(
            signIn(
                new Person("3", Optional.empty(), List.of("Ed"), Role.USER, Optional.empty(), "t")))
        .isEqualTo(notOpened(SignOnRefusal.NO_ADDRESS));
  }

  @Test
  @DisplayName("8.2.1: the role is what the provider says, at every sign-in")
  void a_changed_role_counts_recorded_and_told() {
    UUID boss = local("Boss", "boss@x.example");
    database.asOwner("UPDATE app_user SET role = 'ADMIN' WHERE id = '" + boss + "'");
    opened(clara(Role.USER));
    assertThat(notices()).isEmpty();
    assertThat(opened(clara(Role.ADMIN)).account().role()).isEqualTo(Role.ADMIN);
    assertThat(changes())
        .anySatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(AccountChanged.Kind.ACCOUNT_CHANGED);
              assertThat(change.actorName()).isEqualTo("system");
              assertThat(change.detail())
                  .containsEntry("role", "ADMIN")
                  .containsEntry("before", "USER")
                  .containsEntry("by", "sign-on");
            });
    assertThat(notices()).containsExactly(UserNotice.Kind.SIGN_ON_ADMIN);
    assertThat(opened(clara(Role.DOCTOR)).account().role()).isEqualTo(Role.DOCTOR);
  }

  @Test
  @DisplayName("7.4.2: whom an administrator has disabled, the provider does not let in")
  void disabled() {
    opened(clara(Role.USER));
    database.asOwner("UPDATE app_user SET status = 'disabled'");
    assertThat(signIn(clara(Role.ADMIN))).isEqualTo(notOpened(SignOnRefusal.NOT_ACTIVE));
    assertThat(count("SELECT count(*) FROM app_user WHERE role = 'USER'")).isEqualTo(1);
  }

  @Test
  @DisplayName("7.4.1: what the provider ends is ended here, and nothing else")
  void back_channel() {
    SessionOpening.Opened here = opened(clara(Role.USER, "s-1"));
    SessionOpening.Opened there = opened(clara(Role.USER, "s-2"));
    SessionOpening.Opened other = opened(person("4799", "o@x.example", Role.USER));
    // Another person's session of that name is not meant, nor that of another provider.
    assertThat(end("https://other.example", Optional.empty(), Optional.of("s-1"))).isZero();
    assertThat(end(ISSUER, Optional.of("4799"), Optional.of("s-1"))).isZero();
    assertThat(end(ISSUER, Optional.of("4711"), Optional.of("s-9"))).isZero();
    assertThat(isAlive(here)).isTrue();
    assertThat(end(ISSUER, Optional.of("4711"), Optional.of("s-1"))).isEqualTo(1);
    assertThat(isAlive(here)).isFalse();
    assertThat(isAlive(there)).isTrue();
    assertThat(lastChange().kind()).isEqualTo(AccountChanged.Kind.SESSION_REVOKED);
    assertThat(lastChange().detail()).containsEntry("reason", "ended-by-sign-on");
    // A subject alone means all that they have.
    opened(clara(Role.USER, "s-3"));
    assertThat(end(ISSUER, Optional.of("4711"), Optional.empty())).isEqualTo(2);
    assertThat(isAlive(there)).isFalse();
    assertThat(isAlive(other)).isTrue();
    assertThat(end(ISSUER, Optional.of("nobody"), Optional.empty())).isZero();
  }

  @Test
  @DisplayName("10.1.2, 10.5.5: a state or a logout token is used once, whoever is first")
  void replays() {
    Instant now = clock.instant();
    List<Boolean> spent = HospitalDatabase.atOnce(20, () -> spend("state x", now));
    assertThat(spent).filteredOn(first -> first).hasSize(1);
    assertThat(spend("logout x", now)).isTrue();
    Instant later = now.plusSeconds(601);
    assertThat(spend("y", later)).isTrue();
    assertThat(count("SELECT count(*) FROM sign_on_spent")).isEqualTo(1);
  }

  @Test
  void the_id_token_is_kept_sealed_while_its_session_lives() {
    SessionOpening.Opened session = opened(clara(Role.USER));
    byte[] hash = Tokens.hash(session.token());
    assertThat(idToken(hash)).contains(Optional.of("the ID token"));
    assertThat(
            count("SELECT count(*) FROM sign_on_session WHERE id_token::text LIKE '%494420746f%'"))
        .isZero();
    end(ISSUER, Optional.of("4711"), Optional.empty());
    assertThat(idToken(hash)).isEmpty();
  }

  @Test
  @DisplayName("6.8.1: an administrator connects an account; all other ways into it end")
  void connecting() {
    UUID ada = local("Ada", "clara@x.example");
    UUID bob = local("Bob", "bob@x.example");
    SessionOpening.Opened before = (SessionOpening.Opened) byPassword(ada);
    assertThat(connect(ada, "4711").signOnSubject()).isEqualTo("4711");
    assertThat(isAlive(before)).isFalse();
    assertThat(notices()).contains(UserNotice.Kind.SIGN_ON_CONNECTED);
    assertThat(byPassword(ada)).isInstanceOf(SessionOpening.NotActive.class);
    assertThat(opened(clara(Role.USER)).account().id()).isEqualTo(ada);
    refused(Refusal.DUPLICATE, () -> connect(bob, "4711"));
    assertThat(connect(ada, null).signOnSubject()).isNull();
    assertThat(signIn(clara(Role.USER))).isEqualTo(notOpened(SignOnRefusal.ADDRESS_TAKEN));
  }

  @Test
  @DisplayName("6.3.2: where passwords are off, they are for the emergency account, which is told")
  void emergency() {
    UUID ada = local("Ada", "ada@x.example");
    UUID out = local("Emil", "out@x.example");
    database.asOwner("UPDATE app_user SET role = 'ADMIN'");
    SessionOpening.Opened before = (SessionOpening.Opened) byPassword(ada);
    signOn = signOn(true, Optional.of("out@x.example"));
    assertThat(byPassword(ada)).isInstanceOf(SessionOpening.NotActive.class);
    assertThat(rotate(before)).isEqualTo("Over");
    assertThat(notices()).isEmpty();
    SessionOpening.Opened used = (SessionOpening.Opened) byPassword(out);
    assertThat(lastChange().detail()).containsEntry("emergency", "true");
    assertThat(notices())
        .containsExactly(UserNotice.Kind.EMERGENCY_SIGN_IN, UserNotice.Kind.EMERGENCY_SIGN_IN);
    assertThat(rotate(used)).isEqualTo("Rotated");
    assertThat(rotate(opened(person("1", "clara@x.example", Role.USER)))).isEqualTo("Rotated");
    refused(Refusal.INVALID, () -> connect(out, "4711"));
    assertThat(signIn(person("9", "OUT@x.example", Role.USER)))
        .isEqualTo(notOpened(SignOnRefusal.ADDRESS_TAKEN));
  }

  private static SignOn signOn(boolean creates, Optional<String> emergency) {
    return new SignOn(
        ISSUER,
        "scheduling",
        new Secret("geheim"),
        "the sign-on",
        URI.create("https://book.x.example"),
        "roles",
        List.of(),
        creates,
        List.of(),
        List.of(),
        emergency);
  }

  private static Person clara(Role role) {
    return person("4711", "clara@x.example", role);
  }

  private static Person clara(Role role, String session) {
    return new Person(
        "4711",
        Optional.of("clara@x.example"),
        List.of("Clara Clerk"),
        role,
        Optional.of(session),
        "the ID token");
  }

  private static Person person(String subject, String email, Role role) {
    return new Person(
        subject,
        Optional.of(email),
        List.of("Clara Clerk"),
        role,
        Optional.empty(),
        "the ID token");
  }

  private static SignOnOpening notOpened(SignOnRefusal refusal) {
    return new SignOnOpening.NotOpened(refusal);
  }

  private SignOnOpening signIn(Person person) {
    return desk(SignOnTransactions.class, d -> d.signIn(signOn, person, Optional.empty(), ORIGIN));
  }

  private SessionOpening.Opened opened(Person person) {
    return ((SignOnOpening.Opened) signIn(person)).session();
  }

  private int end(String issuer, Optional<String> subject, Optional<String> sid) {
    return desk(SignOnTransactions.class, d -> d.signOut(issuer, subject, sid, ORIGIN));
  }

  private SessionOpening byPassword(UUID user) {
    return desk(
        SessionTransactions.class,
        d -> d.open(user, HASH, Optional.empty(), Optional.empty(), Optional.empty(), ORIGIN));
  }

  private boolean spend(String token, Instant now) {
    return desk(SpentTokens.class, d -> d.spend(token, now.plusSeconds(600), now));
  }

  private Optional<Optional<String>> idToken(byte[] hash) {
    return desk(SignOnTransactions.class, d -> d.idToken(hash));
  }

  private String rotate(SessionOpening.Opened session) {
    return database.inTransaction(
        em -> {
          Object rotation =
              wired(em, new CurrentActor())
                  .get(SessionTransactions.class)
                  .rotate(session.token(), ORIGIN);
          return rotation.getClass().getSimpleName();
        });
  }

  private boolean isAlive(SessionOpening.Opened opened) {
    return database.inTransaction(
        em ->
            Wired.get(em, Sessions.class)
                .facts(
                    opened.session().id(), TestSettings.defaults().sessionIdle(), clock.instant())
                .isPresent());
  }

  private UUID local(String name, String email) {
    return database.inTransaction(
        em -> {
          User user =
              User.register(
                  AccountName.ofPerson("username", name, "X"),
                  email,
                  HASH,
                  Role.USER,
                  UserStatus.ACTIVE,
                  true,
                  clock.instant());
          Wired.get(em, Users.class).add(user);
          return user.id();
        });
  }

  private UserSummary connect(UUID user, String subject) {
    CurrentActor actor = new CurrentActor();
    actor.set(new Actor(UUID.randomUUID(), "Boss", Role.ADMIN, false, "192.0.2.1", "request"));
    int version = (int) count("SELECT version FROM app_user WHERE id = '" + user + "'");
    return database.inTransaction(
        em ->
            wired(em, actor)
                .get(UserService.class)
                .change(
                    user,
                    version,
                    new UserPatch(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Patch.keep(),
                        Patch.keep(),
                        Optional.empty(),
                        Patch.keep(),
                        false,
                        Patch.to(subject))));
  }

  private <D, T> T desk(Class<D> type, Function<D, T> work) {
    return database.inTransaction(em -> work.apply(wired(em, new CurrentActor()).get(type)));
  }

  private Wired wired(EntityManager em, CurrentActor actor) {
    return new Wired(em, events, clock, TestSettings.signingOn(signOn), actor);
  }

  private static void refused(Refusal refusal, Runnable attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private static long count(String sql) {
    return database.inTransaction(
        em -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
  }

  private List<AccountChanged> changes() {
    return events.events.stream()
        .filter(AccountChanged.class::isInstance)
        .map(AccountChanged.class::cast)
        .toList();
  }

  private AccountChanged lastChange() {
    List<AccountChanged> all = changes();
    return all.get(all.size() - 1);
  }

  private List<UserNotice.Kind> notices() {
    return events.events.stream()
        .filter(UserNotice.class::isInstance)
        .map(event -> ((UserNotice) event).kind())
        .toList();
  }
}
