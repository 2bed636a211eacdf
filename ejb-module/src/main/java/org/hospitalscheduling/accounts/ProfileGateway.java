package org.hospitalscheduling.accounts;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.AUDITOR;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.identity.Users;
import org.hospitalscheduling.sessions.SessionTransactions;
import org.hospitalscheduling.sessions.SessionView;
import org.hospitalscheduling.sessions.Sessions;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** A signed-in user's own profile, picture and sessions. */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR, AUDITOR})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileGateway {
  @Inject private Users users;
  @Inject private Avatars avatars;
  @Inject private AvatarEncoder encoder;
  @Inject private ProfileTransactions transactions;
  @Inject private Sessions sessions;
  @Inject private SessionTransactions sessionTransactions;
  @Inject private CurrentActor currentActor;
  @Inject private Settings settings;
  @Inject private Clock clock;

  public ProfileView me() {
    return ProfileView.of(users.find(actor().id()).orElseThrow(), settings.secondFactor());
  }

  /**
   * Changes the name, which the log keeps beside the old one and administrators are told of.
   *
   * @param name one line of 1 to 100 characters
   * @throws RefusedException {@link Refusal#INVALID} if nobody may be called that; {@link
   *     Refusal#DUPLICATE}; {@link Refusal#THROTTLED} after five changes in a day
   */
  public ProfileView rename(String name) {
    AccountName wanted = AccountName.ofPerson("username", name, settings.hospitalName());
    return transactions.rename(actor().id(), wanted, Origin.of(actor()));
  }

  /**
   * Shows a picture.
   *
   * @param file PNG, JPEG or WebP; the caller has limited its length
   * @throws RefusedException {@link Refusal#NOT_A_PICTURE}; {@link Refusal#BUSY}
   */
  public ProfileView show(byte[] file) {
    return transactions.show(actor().id(), encoder.encode(file), Origin.of(actor()));
  }

  /** Removes the picture. Idempotent. */
  public void hide() {
    transactions.hide(actor().id(), Origin.of(actor()));
  }

  /**
   * A user's picture; an AUDITOR sees only their own.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}
   */
  public Avatar avatar(UUID userId) {
    return avatars
        .find(userId)
        .filter(avatar -> actor().role() != Role.AUDITOR || actor().id().equals(userId))
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such picture."));
  }

  /**
   * The caller's sessions, most recently used first.
   *
   * @param current the session that asks
   */
  public List<SessionView> sessions(UUID current) {
    return sessions.ofUser(actor().id(), settings.sessionIdle(), clock.instant()).stream()
        .map(session -> SessionView.of(session, current))
        .toList();
  }

  /**
   * Ends one of the caller's sessions; its next request is refused.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if it is not theirs, or has ended
   */
  public void endSession(UUID sessionId) {
    if (!sessionTransactions.endOwn(actor().id(), sessionId, Origin.of(actor()))) {
      throw new RefusedException(Refusal.NOT_FOUND, "No such session.");
    }
  }

  /**
   * Ends every session of the caller but one.
   *
   * @return how many were ended
   */
  public int endOtherSessions(UUID kept) {
    return sessionTransactions.endOthers(actor().id(), kept, Origin.of(actor()));
  }

  /**
   * The key under which the device of a session wraps that of its offline copy: 256 bits, the same
   * for as long as the session lasts, and nobody else's. It is derived, so it stands nowhere.
   *
   * @param current the session that asks, which is alive
   * @throws RefusedException {@link Refusal#NOT_ALLOWED} if the hospital forbids offline copies
   */
  public byte[] offlineKey(UUID current) {
    if (!settings.offlineCopy()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "This hospital does not allow offline copies.");
    }
    return SecretBox.derive(settings.jwtSecret(), "offline-copy/" + current);
  }

  private Actor actor() {
    return currentActor.get();
  }
}
