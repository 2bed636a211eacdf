package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.secondfactor.FactorProof;
import org.hospitalscheduling.secondfactor.NewPasskey;
import org.hospitalscheduling.secondfactor.PasskeyAnswer;
import org.hospitalscheduling.secondfactor.PasskeyCreation;
import org.hospitalscheduling.secondfactor.PasskeyPurpose;
import org.hospitalscheduling.secondfactor.PasskeyRequest;
import org.hospitalscheduling.secondfactor.PasskeyTransactions;
import org.hospitalscheduling.secondfactor.PasskeyTransactions.Judgement;
import org.hospitalscheduling.secondfactor.PasskeyView;
import org.hospitalscheduling.secondfactor.Passkeys;
import org.hospitalscheduling.secondfactor.Totp;
import org.hospitalscheduling.sessions.SessionOpening;
import org.hospitalscheduling.sessions.SessionTransactions;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Registration;
import org.hospitalscheduling.settings.SecondFactorRule;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.SoftwareAuthenticator;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passkeys on the real database: challenges, answers, and what they open and change. */
class PasskeysIT {
  private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1", "a browser");
  private static final String HASH = Passwords.OF_NOBODY;
  private static final Settings HERE =
      TestSettings.withMail(URI.create("https://plan.hospital.test"), Optional.empty());

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final Recorded<Object> events = new Recorded<>();
  private final SoftwareAuthenticator key = authenticator();
  private UUID ada;
  private UUID eve;

  @BeforeEach
  void begin() {
    database.asOwner("DELETE FROM app_user", "DELETE FROM passkey_challenge");
    ada = register("Ada", "ada@example.com");
    eve = register("Eve", "eve@example.com");
  }

  @Test
  @DisplayName("6.3.3, 6.3.7: a passkey is a second factor: the password alone opens nothing then")
  void a_second_factor() {
    SessionOpening.Opened here = (SessionOpening.Opened) open(Optional.empty());
    SessionOpening.Opened elsewhere = (SessionOpening.Opened) open(Optional.empty());
    List<String> codes = add(ada, key, "Phone", here.session().id());
    assertThat(codes).as("the first factor brings recovery codes").hasSize(10);
    assertThat(isAlive(here)).isTrue();
    assertThat(isAlive(elsewhere)).isFalse();
    assertThat(open(Optional.empty())).isInstanceOf(SessionOpening.CodeNeeded.class);
    assertThat(open(Optional.of(new FactorProof.Wrong())))
        .isInstanceOf(SessionOpening.CodeWrong.class);
    assertThat(open(Optional.of(answered(PasskeyPurpose.SECOND_STEP))))
        .isInstanceOf(SessionOpening.Opened.class);
    assertThat(open(Optional.of(new FactorProof.Code(codes.get(0)))))
        .isInstanceOf(SessionOpening.Opened.class);
    assertThat(kinds()).contains(AccountChanged.Kind.PASSKEY_ADDED);
    assertThat(notices())
        .contains(UserNotice.Kind.PASSKEY_ADDED, UserNotice.Kind.RECOVERY_CODE_USED);
    assertThat(add(ada, authenticator(), "Key", here.session().id()))
        .as("recovery codes stay")
        .isEmpty();
    assertThat(passkeys()).extracting(PasskeyView::name).containsExactly("Phone", "Key");
    assertThat(passkeys().get(0).lastUsedAt()).contains(clock.instant());
  }

  @Test
  @DisplayName("6.3.3: where one is required, a passkey is one, and the last cannot be removed")
  void the_last_one_where_one_is_required() {
    database.asOwner("UPDATE app_user SET second_factor_required = true");
    SessionOpening.Opened here = (SessionOpening.Opened) open(Optional.empty());
    assertThat(mayOnlyEnrol(here)).isTrue();
    add(ada, key, "Phone", here.session().id());
    assertThat(mayOnlyEnrol(here)).isFalse();
    refused(Refusal.SECOND_FACTOR_KEPT, () -> remove(passkeys().get(0).id(), confirmed()));
    SoftwareAuthenticator other = authenticator();
    add(ada, other, "Key", here.session().id());
    refused(Refusal.NOT_FOUND, () -> remove(UUID.randomUUID(), confirmed()));
    refused(Refusal.WRONG_CODE, () -> remove(passkeys().get(1).id(), new FactorProof.Wrong()));
    remove(passkeys().get(1).id(), confirmed());
    database.asOwner("UPDATE app_user SET second_factor_required = false");
    remove(passkeys().get(0).id(), confirmed());
    assertThat(open(Optional.empty())).isInstanceOf(SessionOpening.Opened.class);
    assertThat(count("SELECT count(*) FROM recovery_code")).isZero();
    assertThat(notices()).contains(UserNotice.Kind.SECOND_FACTOR_DISABLED);
  }

  @Test
  @DisplayName("6.3.3: app and passkey stand for each other, and one goes without the other")
  void beside_an_authenticator_app() {
    add(ada, key, "Phone", UUID.randomUUID());
    refused(
        Refusal.SECOND_FACTOR_ON,
        () -> desk(SecondFactorTransactions.class, d -> d.offer(ada, Optional.empty(), ORIGIN)));
    refused(
        Refusal.SECOND_FACTOR_ON,
        () ->
            desk(
                SecondFactorTransactions.class,
                d -> {
                  d.admitPasskey(ada, Optional.empty(), ORIGIN);
                  return true;
                }));
    byte[] secret =
        desk(
            SecondFactorTransactions.class,
            d -> d.offer(ada, Optional.of(answered(PasskeyPurpose.CONFIRM)), ORIGIN));
    desk(
        SecondFactorTransactions.class,
        d -> d.enable(ada, code(secret), UUID.randomUUID(), ORIGIN));
    clock.advance(Duration.ofMinutes(1));
    assertThat(open(Optional.of(new FactorProof.Code(code(secret)))))
        .isInstanceOf(SessionOpening.Opened.class);
    desk(
        SecondFactorTransactions.class,
        d -> {
          d.disable(ada, answered(PasskeyPurpose.CONFIRM), ORIGIN);
          return true;
        });
    assertThat(notices()).contains(UserNotice.Kind.AUTHENTICATOR_REMOVED);
    assertThat(open(Optional.empty())).isInstanceOf(SessionOpening.CodeNeeded.class);
    assertThat(open(Optional.of(answered(PasskeyPurpose.SECOND_STEP))))
        .isInstanceOf(SessionOpening.Opened.class);
  }

  @Test
  @DisplayName("6.4.4: an administrator's reset takes passkeys away too")
  void resetting_a_lost_one() {
    add(ada, key, "Phone", UUID.randomUUID());
    database.asOwner("UPDATE app_user SET role = 'ADMIN' WHERE username = 'Eve'");
    desk(
        SecondFactorTransactions.class,
        d -> {
          d.reset(
              ada,
              new Actor(eve, "Eve", Role.ADMIN, false, "192.0.2.1", "request-1"),
              HASH,
              Optional.empty());
          return true;
        });
    assertThat(passkeys()).isEmpty();
    assertThat(signIn(key, ada)).isInstanceOf(Judgement.Wrong.class);
    assertThat(open(Optional.empty())).isInstanceOf(SessionOpening.Opened.class);
  }

  @Test
  @DisplayName("6.5.1: a challenge is answered once, for twenty at once, and by whichever server")
  void once() {
    add(ada, key, "Phone", UUID.randomUUID());
    PasskeyAnswer answer = key.answer(ask().challenge(), handle(ada));
    List<Judgement> judged =
        HospitalDatabase.atOnce(20, () -> judge(PasskeyPurpose.SIGN_IN, Optional.empty(), answer));
    assertThat(judged).filteredOn(Judgement.Right.class::isInstance).hasSize(1);
    assertThat(judged).filteredOn(Judgement.Wrong.class::isInstance).hasSize(19);
  }

  @Test
  @DisplayName("6.5.5: a challenge waits five minutes")
  void late() {
    add(ada, key, "Phone", UUID.randomUUID());
    PasskeyRequest asked = ask();
    clock.advance(Duration.ofMinutes(5));
    assertThat(
            judge(
                PasskeyPurpose.SIGN_IN,
                Optional.empty(),
                key.answer(asked.challenge(), handle(ada))))
        .isEqualTo(new Judgement.Wrong(Optional.of(ada), "stale-challenge"));
    // What nobody answered goes with the next.
    ask();
    assertThat(count("SELECT count(*) FROM passkey_challenge")).isEqualTo(1);
  }

  @Test
  @DisplayName("6.3.3: a challenge is for one purpose and one account, and is ours")
  void bound() {
    add(ada, key, "Phone", UUID.randomUUID());
    SoftwareAuthenticator eves = authenticator();
    add(eve, eves, "Hers", UUID.randomUUID());
    // One that signs in does not confirm, nor the other way round.
    assertThat(
            judge(
                PasskeyPurpose.CONFIRM,
                Optional.of(ada),
                key.answer(ask().challenge(), handle(ada))))
        .isInstanceOf(Judgement.Wrong.class);
    assertThat(
            judge(
                PasskeyPurpose.SIGN_IN,
                Optional.empty(),
                key.answer(ask(ada, PasskeyPurpose.CONFIRM).challenge(), handle(ada))))
        .isInstanceOf(Judgement.Wrong.class);
    assertThat(
            judge(
                PasskeyPurpose.CONFIRM,
                Optional.of(ada),
                key.answer(ask(ada, PasskeyPurpose.SECOND_STEP).challenge(), handle(ada))))
        .isInstanceOf(Judgement.Wrong.class);
    // Another one's passkey answers for nobody else, nor a challenge that was made for another.
    assertThat(
            judge(
                PasskeyPurpose.SECOND_STEP,
                Optional.of(ada),
                eves.answer(ask(ada, PasskeyPurpose.SECOND_STEP).challenge(), handle(eve))))
        .isInstanceOf(Judgement.Wrong.class);
    assertThat(
            judge(
                PasskeyPurpose.SECOND_STEP,
                Optional.of(ada),
                key.answer(ask(eve, PasskeyPurpose.SECOND_STEP).challenge(), handle(ada))))
        .isInstanceOf(Judgement.Wrong.class);
    // Who signs in says who they are, and rightly.
    for (byte[] said : new byte[][] {null, handle(eve), new byte[32]}) {
      assertThat(
              judge(PasskeyPurpose.SIGN_IN, Optional.empty(), key.answer(ask().challenge(), said)))
          .isInstanceOf(Judgement.Wrong.class);
    }
    // One that we never made.
    assertThat(
            judge(
                PasskeyPurpose.SIGN_IN,
                Optional.empty(),
                key.answer("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", handle(ada))))
        .isInstanceOf(Judgement.Wrong.class);
    assertThat(signIn(key, ada)).isInstanceOf(Judgement.Right.class);
  }

  @Test
  @DisplayName("6.3.3: what was made for another account, or twice, is added to none")
  void made_for_another() {
    PasskeyCreation asked = askForNew(ada);
    assertThat(made(eve, key, asked)).isEmpty();
    assertThat(made(ada, key, asked)).as("used up").isEmpty();
    add(ada, key, "Phone", UUID.randomUUID());
    PasskeyCreation again = askForNew(eve);
    NewPasskey known = made(eve, key, again).orElseThrow();
    refused(
        Refusal.DUPLICATE,
        () ->
            desk(
                SecondFactorTransactions.class,
                d -> d.addPasskey(eve, "Stolen", known, UUID.randomUUID(), ORIGIN)));
    assertThat(askForNew(ada).excludeCredentials()).hasSize(1);
  }

  @Test
  @DisplayName(
      "6.3.3, 6.3.7, 16.3.3: of two with one key none opens anything, and the owner is told")
  void copied() {
    add(ada, key, "Phone", UUID.randomUUID());
    SoftwareAuthenticator copy = key.copied();
    assertThat(signIn(key, ada)).isInstanceOf(Judgement.Right.class);
    assertThat(signIn(copy, ada))
        .isEqualTo(new Judgement.Wrong(Optional.of(ada), "copied-passkey"));
    assertThat(kinds()).contains(AccountChanged.Kind.PASSKEY_COPIED);
    assertThat(notices()).contains(UserNotice.Kind.PASSKEY_COPIED);
    assertThat(passkeys()).extracting(PasskeyView::copied).containsExactly(true);
    // The true one is as dead, and the account still asks for more than its password.
    key.count = 900;
    assertThat(signIn(key, ada)).isInstanceOf(Judgement.Wrong.class);
    assertThat(open(Optional.empty())).isInstanceOf(SessionOpening.CodeNeeded.class);
    Optional<PasskeyRequest> asked =
        desk(PasskeyTransactions.class, d -> d.ask(ada, PasskeyPurpose.CONFIRM));
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("6.3.3: a passkey signs in alone, but not to an account that is disabled")
  void alone() {
    add(ada, key, "Phone", UUID.randomUUID());
    Judgement.Right right = (Judgement.Right) signIn(key, ada);
    database.asOwner("UPDATE app_user SET status = 'disabled'");
    assertThat(openByPasskey(right, HERE)).isInstanceOf(SessionOpening.NotActive.class);
    database.asOwner("UPDATE app_user SET status = 'active'");
    assertThat(openByPasskey(right, HERE)).isInstanceOf(SessionOpening.Opened.class);
    // Removed between answer and session.
    desk(Passkeys.class, d -> d.remove(right.passkey(), ada));
    assertThat(openByPasskey(right, HERE)).isInstanceOf(SessionOpening.CodeWrong.class);
  }

  @Test
  @DisplayName(
      "6.3.2, 6.8.1: where passwords are off, or for an account of the sign-on, it opens nothing")
  void where_people_sign_in_elsewhere() {
    add(ada, key, "Phone", UUID.randomUUID());
    Judgement.Right right = (Judgement.Right) signIn(key, ada);
    assertThat(openByPasskey(right, signingOn("eve@example.com")))
        .isInstanceOf(SessionOpening.NotActive.class);
    assertThat(openByPasskey(right, signingOn("ada@example.com")))
        .isInstanceOf(SessionOpening.Opened.class);
    database.asOwner(
        "UPDATE app_user SET sign_on_issuer = 'https://idp.test', sign_on_subject = 'ada'"
            + " WHERE username = 'Ada'");
    assertThat(openByPasskey(right, HERE)).isInstanceOf(SessionOpening.NotActive.class);
  }

  @Test
  @DisplayName("6.3.8: whoever asks without having said who they are is told of no account")
  void nobody_is_named() {
    add(ada, key, "Phone", UUID.randomUUID());
    PasskeyRequest asked = ask();
    assertThat(asked.allowCredentials()).isEmpty();
    assertThat(asked.rpId()).isEqualTo("plan.hospital.test");
    assertThat(asked.userVerification()).isEqualTo("required");
    PasskeyCreation creation = askForNew(ada);
    assertThat(Base64.getUrlDecoder().decode(creation.user().id())).hasSize(32);
    assertThat(creation.user().id()).as("one for each account").isEqualTo(text(handle(ada)));
    assertThat(askForNew(eve).user().id()).isNotEqualTo(creation.user().id());
  }

  @Test
  void without_an_address_of_the_front_end_there_are_none() {
    refused(
        Refusal.NOT_FOUND,
        () ->
            database.inTransaction(
                em ->
                    new Wired(em, events, clock, TestSettings.defaults())
                        .get(PasskeyTransactions.class)
                        .askAnyone()));
  }

  private static Settings signingOn(String emergency) {
    return TestSettings.signingOn(
        new SignOn(
            "https://idp.test",
            "hospital",
            new Secret("secret"),
            "the sign-on",
            URI.create("https://plan.hospital.test"),
            "roles",
            List.of(),
            false,
            List.of(),
            List.of(),
            Optional.of(emergency)));
  }

  private static SoftwareAuthenticator authenticator() {
    return new SoftwareAuthenticator("https://plan.hospital.test", "plan.hospital.test");
  }

  private List<String> add(UUID user, SoftwareAuthenticator made, String name, UUID kept) {
    NewPasskey passkey = made(user, made, askForNew(user)).orElseThrow();
    return desk(
        SecondFactorTransactions.class, d -> d.addPasskey(user, name, passkey, kept, ORIGIN));
  }

  private PasskeyCreation askForNew(UUID user) {
    return database.inTransaction(
        em -> {
          Wired beans = wired(em, HERE);
          return beans.get(PasskeyTransactions.class).askForNew(em.find(User.class, user));
        });
  }

  private Optional<NewPasskey> made(
      UUID user, SoftwareAuthenticator made, PasskeyCreation creation) {
    return desk(PasskeyTransactions.class, d -> d.made(user, made.make(creation.challenge())));
  }

  private boolean remove(UUID id, FactorProof proof) {
    return desk(
        SecondFactorTransactions.class,
        d -> {
          d.removePasskey(ada, id, proof, ORIGIN);
          return true;
        });
  }

  private FactorProof confirmed() {
    return answered(PasskeyPurpose.CONFIRM);
  }

  private FactorProof answered(PasskeyPurpose purpose) {
    Judgement judged =
        judge(purpose, Optional.of(ada), key.answer(ask(ada, purpose).challenge(), null));
    return new FactorProof.Answered(((Judgement.Right) judged).passkey());
  }

  private PasskeyRequest ask(UUID user, PasskeyPurpose purpose) {
    return desk(PasskeyTransactions.class, d -> d.ask(user, purpose)).orElseThrow();
  }

  private PasskeyRequest ask() {
    return desk(PasskeyTransactions.class, PasskeyTransactions::askAnyone);
  }

  private Judgement signIn(SoftwareAuthenticator with, UUID user) {
    return judge(
        PasskeyPurpose.SIGN_IN, Optional.empty(), with.answer(ask().challenge(), handle(user)));
  }

  private Judgement judge(PasskeyPurpose purpose, Optional<UUID> user, PasskeyAnswer answer) {
    return desk(PasskeyTransactions.class, d -> d.judge(purpose, user, answer, ORIGIN));
  }

  private SessionOpening open(Optional<FactorProof> proof) {
    return desk(
        SessionTransactions.class,
        d -> d.open(ada, HASH, Optional.empty(), proof, Optional.empty(), ORIGIN));
  }

  private SessionOpening openByPasskey(Judgement.Right right, Settings settings) {
    return database.inTransaction(
        em ->
            wired(em, settings)
                .get(SessionTransactions.class)
                .openByPasskey(right.userId(), right.passkey(), Optional.empty(), ORIGIN));
  }

  private boolean mayOnlyEnrol(SessionOpening.Opened opened) {
    return facts(opened).orElseThrow().mayOnlyEnrol(SecondFactorRule.NONE);
  }

  private boolean isAlive(SessionOpening.Opened opened) {
    return facts(opened).isPresent();
  }

  private Optional<org.hospitalscheduling.sessions.SessionFacts> facts(
      SessionOpening.Opened opened) {
    return desk(
        Sessions.class, d -> d.facts(opened.session().id(), HERE.sessionIdle(), clock.instant()));
  }

  private List<PasskeyView> passkeys() {
    return desk(Passkeys.class, d -> d.viewsOf(ada));
  }

  private byte[] handle(UUID user) {
    return database.inTransaction(
        em ->
            (byte[])
                em.createNativeQuery(
                        "SELECT handle FROM passkey_owner WHERE user_id = '" + user + "'",
                        byte[].class)
                    .getSingleResult());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String code(byte[] secret) {
    return Totp.codeAt(secret, Totp.step(clock.instant()));
  }

  private UUID register(String name, String email) {
    UUID user =
        desk(
                RegistrationWorkflow.class,
                d ->
                    d.enrol(
                        AccountName.ofPerson("username", name, ""),
                        email,
                        HASH,
                        true,
                        true,
                        Registration.OPEN,
                        ORIGIN))
            .orElseThrow()
            .id();
    database.asOwner(
        "UPDATE app_user SET address_proven = true, status = 'active' WHERE id = '" + user + "'");
    return user;
  }

  private long count(String sql) {
    return database.inTransaction(
        em -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
  }

  private <B, T> T desk(Class<B> type, Function<B, T> work) {
    return database.inTransaction(em -> work.apply(wired(em, HERE).get(type)));
  }

  private Wired wired(jakarta.persistence.EntityManager em, Settings settings) {
    return new Wired(em, events, clock, settings);
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
}
