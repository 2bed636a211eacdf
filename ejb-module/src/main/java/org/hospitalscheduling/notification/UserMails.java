package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.NoticeFailed;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.UserNotice;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;

/**
 * Writes mails to users about their accounts, in the transaction of the change that they report: a
 * mail about a change that was rolled back is never sent.
 */
@ApplicationScoped
class UserMails {
  @Inject private OutboxMails outbox;
  @Inject private MailEncryption encryption;
  @Inject private Settings settings;

  void tell(@Observes UserNotice notice) {
    UUID id = Ids.next();
    String kind = notice.kind().code();
    outbox.add(
        id,
        kind,
        Optional.of(new NoticeFailed.Subject("user", notice.userId(), Optional.empty())),
        encryption.seal(id, mail(notice)),
        notice.usefulUntil(),
        notice.at());
  }

  Mail mail(UserNotice notice) {
    MailText words =
        switch (notice.kind()) {
          case REGISTRATION_LINK ->
              link(
                  notice,
                  "Someone, probably you, asked for an account with this e-mail address.",
                  "Confirm this address",
                  "confirm-registration",
                  "If it was not you, ignore this e-mail: without the link there is no account.");
          case USER_INVITATION_LINK -> invitation(notice);
          case ACCOUNT_APPROVED -> approved(notice);
          case PASSWORD_RESET_LINK ->
              link(
                  notice,
                  "Someone, probably you, asked to set a new password for your account.",
                  "Set a new password",
                  "reset-password",
                  "If it was not you, ignore this e-mail: nothing changes unless the link is"
                      + " used.");
          case EMAIL_CHANGE_LINK ->
              link(
                  notice,
                  "You asked to sign in with this e-mail address from now on.",
                  "Confirm this address",
                  "confirm-email",
                  "If it was not you, ignore this e-mail: nothing changes unless the link is"
                      + " used.");
          case EMAIL_CHANGE_REQUESTED ->
              news(
                  notice,
                  "Someone who is signed in to your account asked to change the e-mail address"
                      + " that it"
                      + " signs in with. The change takes effect once the new address is"
                      + " confirmed.");
          case EMAIL_CHANGED ->
              news(notice, "The e-mail address that you sign in with was changed.");
          case PASSWORD_CHANGED ->
              news(
                  notice,
                  "The password of your account was changed. All other devices were signed out.");
          case PASSWORD_RESET ->
              news(
                  notice,
                  "A new password was set for your account with a link that was sent to you by"
                      + " e-mail."
                      + " All devices were signed out.");
          case SECOND_FACTOR_ENABLED ->
              news(
                  notice,
                  "Your account now asks for a code from your authenticator app at every sign-in."
                      + " Keep the recovery codes in a safe place.");
          case SECOND_FACTOR_DISABLED ->
              news(
                  notice,
                  "Your account no longer asks for a code: the password alone is enough"
                      + " to sign in.");
          case SECOND_FACTOR_RESET ->
              news(
                  notice,
                  "An administrator turned off two-step verification for your account: the password"
                      + " alone is enough to sign in until you set it up again, which you should"
                      + " do at"
                      + " once. All devices were signed out. If you did not ask for this, tell the"
                      + " hospital's IT.");
          case AUTHENTICATOR_REMOVED ->
              news(
                  notice,
                  "The authenticator app of your account was removed. Your passkeys and recovery"
                      + " codes stay.");
          case PASSKEY_ADDED ->
              news(
                  notice,
                  "A passkey was added to your account. With it one signs in without a password.");
          case PASSKEY_REMOVED ->
              news(notice, "A passkey of your account was removed. It opens nothing any more.");
          case PASSKEY_COPIED ->
              news(
                  notice,
                  "A passkey of your account was refused, because there seem to be two of it. It"
                      + " opens nothing any more: remove it, and add another one.");
          case USER_RENAMED ->
              forAdministrator(
                  notice,
                  "The user who was called “%s” is now called “%s”. The activity log has both names beside what they did."
                      .formatted(fact(notice, "from"), fact(notice, "to")));
          case ADMIN_INVITED ->
              forAdministrator(
                  notice,
                  "“%s” (%s) accepted an invitation and is an administrator now. Who sent it is in the activity log and on the page of users."
                      .formatted(fact(notice, "name"), fact(notice, "email")));
          case INVITATION_REFUSED ->
              forAdministrator(
                  notice,
                  "Someone tried to register with an invite code for administrators, which opens nothing. The activity log has every attempt.");
          case SIGN_ON_ADMIN ->
              forAdministrator(
                  notice,
                  "“%s” is an administrator now: the hospital's sign-on says so. If that is a mistake, it has to be mended there."
                      .formatted(fact(notice, "name")));
          case EMERGENCY_SIGN_IN ->
              forAdministrator(
                  notice,
                  "Somebody signed in with the emergency account “%s” and its password. If there is no emergency, find out who it was."
                      .formatted(fact(notice, "name")));
          case SIGN_ON_CONNECTED ->
              news(
                  notice,
                  "An administrator connected your account with the hospital's sign-on. From now on you sign in there, and your password here no longer works.",
                  "If you did not expect this, tell the hospital's IT at once.");
          case CODES_FAILED ->
              news(
                  notice,
                  "Someone entered the right password of your account, and then several wrong codes. Whoever it is knows your password.");
          case RECOVERY_CODE_USED ->
              news(
                  notice,
                  "A recovery code of your account was used instead of a code from your"
                      + " authenticator"
                      + " app. It cannot be used again.");
          case ACCOUNT_FLAGGED ->
              toOfficer(
                  notice,
                  "The account '%s' has been flagged for review. Why is in the app, and who decides"
                      + " about it must be somebody else.",
                  "Monitored users",
                  "admin/monitored");
          case GLASS_BROKEN ->
              toOfficer(
                  notice,
                  "The user '%s' has broken the glass: for 15 minutes they see what is closed to"
                      + " them. Why, whose it is, and what they look at is in the activity log.",
                  "Activity log",
                  "admin/log?action=glass-broken");
          case EMERGENCY_ACCOUNT_USED ->
              toOfficer(
                  notice,
                  "Somebody signed in with the emergency account '%s' and its password. When and"
                      + " from where is in the activity log.",
                  "Activity log",
                  "admin/log");
          case ADMINISTRATOR_ADDED ->
              toOfficer(
                  notice,
                  "The account '%s' is an administrator's from now on. Who made it one is in the"
                      + " activity log.",
                  "Activity log",
                  "admin/log");
        };
    return new Mail(notice.email(), subject(notice.kind()), words.text(), words.html());
  }

  private String subject(UserNotice.Kind kind) {
    String what =
        switch (kind) {
          case REGISTRATION_LINK -> "Confirm your e-mail address";
          case USER_INVITATION_LINK -> "You are invited";
          case ACCOUNT_APPROVED -> "Your account is ready";
          case PASSWORD_RESET_LINK -> "Set a new password";
          case EMAIL_CHANGE_LINK -> "Confirm your new e-mail address";
          case EMAIL_CHANGE_REQUESTED -> "A change of e-mail address was requested";
          case EMAIL_CHANGED -> "Your e-mail address was changed";
          case PASSWORD_CHANGED, PASSWORD_RESET -> "Your password was changed";
          case SECOND_FACTOR_ENABLED -> "Two-step verification is on";
          case SECOND_FACTOR_DISABLED -> "Two-step verification is off";
          case SECOND_FACTOR_RESET -> "Two-step verification was reset";
          case AUTHENTICATOR_REMOVED -> "Your authenticator app was removed";
          case PASSKEY_ADDED -> "A passkey was added";
          case PASSKEY_REMOVED -> "A passkey was removed";
          case PASSKEY_COPIED -> "A passkey was refused";
          case RECOVERY_CODE_USED -> "A recovery code was used";
          case ACCOUNT_FLAGGED -> "An account was flagged";
          case GLASS_BROKEN -> "The glass was broken";
          case ADMINISTRATOR_ADDED -> "There is a new administrator";
          case USER_RENAMED -> "A user has another name";
          case ADMIN_INVITED -> "A new administrator";
          case INVITATION_REFUSED -> "A wrong invite code";
          case SIGN_ON_ADMIN -> "A new administrator";
          case EMERGENCY_SIGN_IN, EMERGENCY_ACCOUNT_USED -> "The emergency account was used";
          case SIGN_ON_CONNECTED -> "Your account is connected with the hospital's sign-on";
          case CODES_FAILED -> "Wrong codes after the right password";
        };
    return what + " - " + MailWording.oneLine(settings.hospitalName());
  }

  /** To somebody who has no account, and no name that we know. */
  private MailText invitation(UserNotice notice) {
    String role =
        switch (Role.valueOf(fact(notice, "role"))) {
          case ADMIN -> "an administrator";
          case AUDITOR -> "an auditor";
          case DOCTOR -> "a doctor";
          case USER, SERVICE -> "a scheduler";
        };
    return new MailText(
        "Hello,",
        List.of(
            "%s invites you to an account of your own, as %s. Follow the link to choose your name and a password."
                .formatted(MailWording.oneLine(notice.username()), role),
            "The link works once, until "
                + MailWording.timeAnywhere(notice.usefulUntil(), settings.zone())
                + ".",
            "If you do not expect this, ignore this e-mail: without the link there is no account."),
        settings
            .frontendUrl()
            .map(
                base ->
                    new MailText.Button(
                        "Accept the invitation",
                        at(base, "accept-invitation", notice.token().orElseThrow()))),
        settings.hospitalName());
  }

  private MailText approved(UserNotice notice) {
    return words(
        notice,
        List.of(
            "An administrator has approved your account. You can sign in now, with this e-mail"
                + " address and the password that you chose.",
            "If you did not ask for an account, ignore this e-mail and tell the hospital's IT."),
        settings.frontendUrl().map(base -> new MailText.Button("Sign in", base)));
  }

  /** A notice to the privacy officer, with a page of the app. */
  private MailText toOfficer(UserNotice notice, String what, String label, String page) {
    return new MailText(
        "Hello,",
        List.of(
            what.formatted(MailWording.oneLine(notice.username())),
            "This happened on " + MailWording.timeAnywhere(notice.at(), settings.zone()) + "."),
        settings
            .frontendUrl()
            .map(
                base ->
                    new MailText.Button(
                        label, URI.create(base.toString().replaceFirst("/*$", "/") + page))),
        settings.hospitalName());
  }

  private MailText link(
      UserNotice notice, String why, String label, String view, String otherwise) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(why);
    paragraphs.add(
        "The link works once, until "
            + MailWording.timeAnywhere(notice.usefulUntil(), settings.zone())
            + ".");
    paragraphs.add(otherwise);
    paragraphs.add(from(notice));
    Optional<MailText.Button> button =
        settings
            .frontendUrl()
            .map(base -> new MailText.Button(label, at(base, view, notice.token().orElseThrow())));
    return words(notice, paragraphs, button);
  }

  private MailText news(UserNotice notice, String what) {
    return news(
        notice, what, "If it was not you, set a new password at once and tell your administrator.");
  }

  /** What somebody did whom the recipient is responsible for. */
  private MailText forAdministrator(UserNotice notice, String what) {
    return news(notice, what, "You get this e-mail because you are an administrator.");
  }

  private MailText news(UserNotice notice, String what, String otherwise) {
    return words(
        notice,
        List.of(
            what,
            "This happened on " + MailWording.timeAnywhere(notice.at(), settings.zone()) + ".",
            from(notice),
            otherwise),
        Optional.empty());
  }

  private static String fact(UserNotice notice, String name) {
    return MailWording.oneLine(notice.facts().getOrDefault(name, ""));
  }

  private MailText words(
      UserNotice notice, List<String> paragraphs, Optional<MailText.Button> button) {
    return new MailText(
        MailWording.greetingOfUser(notice.username()), paragraphs, button, settings.hospitalName());
  }

  /** The token is in the fragment, which browsers do not send: it reaches no log on the way. */
  private static URI at(URI base, String view, String token) {
    return URI.create(base.toString().replaceFirst("/*$", "/") + view + "#" + token);
  }

  private static String from(UserNotice notice) {
    return "The request came from the network address " + notice.origin().address() + ".";
  }
}
