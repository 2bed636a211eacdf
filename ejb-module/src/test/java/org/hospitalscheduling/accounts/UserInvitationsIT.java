package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
import org.hospitalscheduling.settings.Registration;
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

/** Invitations to accounts, on the real database and by many at once. */
class UserInvitationsIT {
  private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1", "a browser");
  private static final String EVE = "eve@example.com";

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final Recorded<Object> events = new Recorded<>();
  private Actor ada;

  @BeforeEach
  void begin() {
    database.asOwner("DELETE FROM user_invitation", "DELETE FROM app_user");
    User first = register("Ada", "ada@example.com");
    ada = new Actor(first.id(), "Ada", Role.ADMIN, false, "192.0.2.1", "request-1");
  }

  @Test
  @DisplayName(
      "6.4.1: an invitation makes one account, for twenty at once, and only its hash is kept")
  void once() {
    String token = invite(EVE, Role.ADMIN);
    assertThat(text("SELECT string_agg(t::text, ' ') FROM user_invitation t"))
        .doesNotContain(token);
    List<Optional<User>> made = HospitalDatabase.atOnce(20, () -> accept(token));
    assertThat(made).filteredOn(Optional::isPresent).hasSize(1);
    User eve = made.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    assertThat(eve.isActiveAdmin()).isTrue();
    assertThat(eve.isAddressProven()).isTrue();
    assertThat(eve.email()).isEqualTo(EVE);
    assertThat(statuses()).containsExactly("accepted");
    // The others are told, and not who just became one.
    assertThat(notices(UserNotice.Kind.ADMIN_INVITED))
        .extracting(UserNotice::email)
        .containsExactly("ada@example.com");
    assertThat(kinds()).contains(AccountChanged.Kind.USER_INVITED, AccountChanged.Kind.REGISTERED);
    refused(Refusal.NOT_FOUND, () -> revoke(invitation()));
    refused(Refusal.DUPLICATE, () -> invite(EVE, Role.USER));
  }

  @Test
  @DisplayName("6.4.1: it is over after 72 hours, revoked, or when another one was sent")
  void over() {
    String first = invite(EVE, Role.USER);
    clock.advance(Duration.ofMinutes(1));
    String second = invite("EVE@example.com", Role.USER);
    assertThat(statuses()).containsExactly("open", "revoked");
    assertThat(open(first)).isFalse();
    assertThat(accept(first)).isEmpty();
    assertThat(open(second)).isTrue();
    UUID id = invitation();
    revoke(id);
    revoke(id);
    assertThat(kinds()).filteredOn(AccountChanged.Kind.USER_INVITATION_REVOKED::equals).hasSize(1);
    assertThat(accept(second)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    String third = invite(EVE, Role.USER);
    clock.advance(UserInvitation.LIFE);
    assertThat(open(third)).isFalse();
    assertThat(accept(third)).isEmpty();
    assertThat(accept("made up")).isEmpty();
    assertThat(statuses()).startsWith("expired");
    clock.advance(UserInvitation.KEPT);
    desk(
        UserInvitationWorkflow.class,
        d -> {
          d.removeOld(clock.instant());
          return true;
        });
    assertThat(text("SELECT count(*)::text FROM user_invitation")).isEqualTo("0");
  }

  @Test
  @DisplayName("8.2.1: whoever is no administrator any more has given nothing away")
  void of_a_former_administrator() {
    String token = invite(EVE, Role.ADMIN);
    for (String lost : List.of("role = 'USER'", "status = 'disabled'")) {
      database.asOwner("UPDATE app_user SET " + lost);
      assertThat(open(token)).isFalse();
      assertThat(statuses()).containsExactly("expired");
      database.asOwner("UPDATE app_user SET role = 'ADMIN', status = 'active'");
    }
    database.asOwner("UPDATE app_user SET role = 'USER'");
    assertThat(accept(token)).isEmpty();
  }

  @Test
  @DisplayName("6.3.8: the address is the invited one's, whoever else waits with it")
  void squatters() {
    register("Mallory", EVE);
    String token = invite(EVE, Role.DOCTOR);
    assertThat(accept(token)).hasValueSatisfying(user -> assertThat(user.isActive()).isTrue());
    assertThat(text("SELECT string_agg(username, ',') FROM app_user WHERE email = '" + EVE + "'"))
        .isEqualTo("Eve");
    assertThat(notices(UserNotice.Kind.ADMIN_INVITED)).isEmpty();
  }

  private User register(String name, String email) {
    return desk(
            RegistrationWorkflow.class,
            d ->
                d.enrol(
                    AccountName.ofPerson("username", name, ""),
                    email,
                    Passwords.OF_NOBODY,
                    true,
                    true,
                    Registration.APPROVAL,
                    ORIGIN))
        .orElseThrow();
  }

  /** The token that is mailed. */
  private String invite(String email, Role role) {
    desk(UserInvitationWorkflow.class, d -> d.invite(email, role, ada));
    List<UserNotice> sent = notices(UserNotice.Kind.USER_INVITATION_LINK);
    UserNotice last = sent.get(sent.size() - 1);
    assertThat(last.email()).isEqualTo(email);
    return last.token().orElseThrow();
  }

  private Optional<User> accept(String token) {
    return desk(
        UserInvitationWorkflow.class,
        d ->
            d.accept(
                token, AccountName.ofPerson("username", "Eve", ""), Passwords.OF_NOBODY, ORIGIN));
  }

  private boolean open(String token) {
    return desk(UserInvitationWorkflow.class, d -> d.open(token)).isPresent();
  }

  private UUID invitation() {
    return desk(UserInvitationWorkflow.class, UserInvitationWorkflow::list).get(0).id();
  }

  private boolean revoke(UUID id) {
    return desk(
        UserInvitationWorkflow.class,
        d -> {
          d.revoke(id, ada);
          return true;
        });
  }

  private List<String> statuses() {
    return desk(UserInvitationWorkflow.class, UserInvitationWorkflow::list).stream()
        .map(UserInvitationView::status)
        .toList();
  }

  private List<UserNotice> notices(UserNotice.Kind kind) {
    return events.events.stream()
        .filter(UserNotice.class::isInstance)
        .map(UserNotice.class::cast)
        .filter(notice -> notice.kind() == kind)
        .toList();
  }

  private List<AccountChanged.Kind> kinds() {
    return events.events.stream()
        .filter(AccountChanged.class::isInstance)
        .map(AccountChanged.class::cast)
        .map(AccountChanged::kind)
        .toList();
  }

  private <B, T> T desk(Class<B> type, Function<B, T> work) {
    return database.inTransaction(
        em -> work.apply(new Wired(em, events, clock, TestSettings.defaults()).get(type)));
  }

  private static void refused(Refusal refusal, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private String text(String sql) {
    return database.inTransaction(
        em -> (String) em.createNativeQuery(sql, String.class).getSingleResult());
  }
}
