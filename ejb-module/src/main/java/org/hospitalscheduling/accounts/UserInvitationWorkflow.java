package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.AccountChanged.Kind;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserNotices;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Invites people by mail to accounts of their own. An invitation counts once, for 72 hours, and
 * only as long as who sent it is an active administrator. Works in the caller's transaction, but
 * for {@link #accept}.
 */
@ApplicationScoped
class UserInvitationWorkflow {
  @Inject private UserInvitations invitations;
  @Inject private RegistrationWorkflow registrations;
  @Inject private Users users;
  @Inject private UserNotices notices;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /** The invitations of the last 30 days, newest first. */
  List<UserInvitationView> list() {
    Instant now = clock.instant();
    return invitations.since(now.minus(UserInvitation.KEPT)).stream()
        .map(invitation -> view(invitation, now))
        .toList();
  }

  /**
   * Mails an invitation, in place of an open one to the same address.
   *
   * @throws RefusedException {@link Refusal#DUPLICATE} if an account has the address
   */
  UserInvitationView invite(String email, Role role, Actor inviter) {
    if (users.findByEmail(email).isPresent()) {
      throw RefusedException.ofField(
          Refusal.DUPLICATE, "email", "another account has this e-mail address");
    }
    Instant now = clock.instant();
    invitations.revokeTo(email, now);
    String token = Tokens.next();
    UserInvitation invitation =
        new UserInvitation(
            Ids.next(),
            email.strip(),
            role,
            inviter.id(),
            now,
            now.plus(UserInvitation.LIFE),
            null,
            null);
    invitations.add(invitation, Tokens.hash(token));
    fire(
        Kind.USER_INVITED,
        inviter,
        Map.of("invitation", invitation.id().toString(), "role", role.name()));
    notices.sendInvitation(
        users.find(inviter.id()).orElseThrow(),
        invitation.email(),
        role,
        token,
        invitation.expiresAt(),
        Origin.of(inviter));
    return view(invitation, now);
  }

  /**
   * Revokes an invitation that nobody has accepted. Idempotent.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is none, or it was accepted
   */
  void revoke(UUID id, Actor actor) {
    Instant now = clock.instant();
    UserInvitation invitation =
        invitations.since(now.minus(UserInvitation.KEPT)).stream()
            .filter(each -> each.id().equals(id) && each.userId() == null)
            .findFirst()
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such invitation."));
    if (invitations.revoke(id, now)) {
      fire(
          Kind.USER_INVITATION_REVOKED,
          actor,
          Map.of("invitation", id.toString(), "role", invitation.role().name()));
    }
  }

  /** The invitation of a token, while it can be accepted. */
  Optional<UserInvitation> open(String token) {
    return invitations
        .ofToken(Tokens.hash(token))
        .filter(
            invitation ->
                invitation.status(stands(invitation), clock.instant())
                    == UserInvitation.Status.OPEN);
  }

  /**
   * Uses up an invitation, in a transaction of its own: whoever has the token has the mailbox, and
   * gets an active account with its address. Registrations that wait with that address end, and
   * administrators are told of another one of them.
   *
   * @return the account; empty if the invitation cannot be accepted (any more), or an account has
   *     the address by now
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<User> accept(String token, AccountName name, String passwordHash, Origin origin) {
    Instant now = clock.instant();
    users.lockUsernames();
    return invitations
        .take(Tokens.hash(token), now)
        .filter(this::stands)
        .filter(invitation -> users.findByEmail(invitation.email()).isEmpty())
        .map(invitation -> accept(invitation, name, passwordHash, origin, now));
  }

  private User accept(
      UserInvitation invitation,
      AccountName name,
      String passwordHash,
      Origin origin,
      Instant now) {
    User user =
        User.register(
            users.freeName(name),
            invitation.email(),
            passwordHash,
            invitation.role(),
            UserStatus.ACTIVE,
            true,
            now);
    users.add(user);
    users.flush();
    invitations.accepted(invitation.id(), user.id());
    registrations.endOthers(user, origin);
    changes.fire(
        AccountChanged.own(
            Kind.REGISTERED,
            user,
            origin,
            Map.of(
                "role",
                user.role().name(),
                "status",
                user.status().code(),
                "invitation",
                invitation.id().toString())));
    if (user.isActiveAdmin()) {
      users.activeAdmins().stream()
          .filter(admin -> !admin.id().equals(user.id()))
          .forEach(admin -> notices.tellInvited(admin, user, origin));
    }
    return user;
  }

  /** Deletes what is listed no longer. */
  void removeOld(Instant now) {
    invitations.removeBefore(now.minus(UserInvitation.KEPT));
  }

  private boolean stands(UserInvitation invitation) {
    return users.find(invitation.invitedBy()).filter(User::isActiveAdmin).isPresent();
  }

  private UserInvitationView view(UserInvitation invitation, Instant now) {
    return new UserInvitationView(
        invitation.id(),
        invitation.email(),
        invitation.role(),
        users.find(invitation.invitedBy()).map(User::username).orElse(ActorRef.NOBODY),
        invitation.status(stands(invitation), now).name().toLowerCase(Locale.ROOT),
        invitation.createdAt(),
        invitation.expiresAt());
  }

  private void fire(Kind kind, Actor actor, Map<String, String> detail) {
    changes.fire(
        new AccountChanged(
            kind, null, ActorRef.NOBODY, actor.id(), actor.name(), Origin.of(actor), detail));
  }
}
