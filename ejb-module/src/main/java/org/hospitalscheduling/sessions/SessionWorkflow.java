package org.hospitalscheduling.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hospitalscheduling.identity.AccountChanged;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.ProfileView;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.settings.Settings;

/** Opens sessions, for users of whom it has been shown that it is they. */
@ApplicationScoped
public class SessionWorkflow {
  @Inject private Sessions sessions;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AccountChanged> changes;

  /**
   * @param user whose row is locked, so that they are not disabled meanwhile
   * @param device the marker that the device sent, if any
   * @param facts what the activity log says besides, for instance how it was shown
   */
  public SessionOpening.Opened open(
      User user, Optional<String> device, Map<String, String> facts, Origin origin) {
    Instant now = clock.instant();
    Session session = Session.open(user.id(), origin, settings.sessionAbsolute(), now);
    String token = Tokens.next();
    sessions.add(session, Tokens.hash(token), now);
    String marker =
        device.filter(known -> sessions.knowsDevice(Tokens.hash(known))).orElseGet(Tokens::next);
    sessions.rememberDevice(Tokens.hash(marker), user.id(), now);
    Map<String, String> detail = new TreeMap<>(facts);
    detail.put("session", session.id().toString());
    detail.put("device", DeviceName.of(origin.userAgent()));
    changes.fire(
        AccountChanged.own(AccountChanged.Kind.SIGNED_IN, user, origin, Map.copyOf(detail)));
    return new SessionOpening.Opened(
        session, token, marker, ProfileView.of(user, settings.secondFactor()));
  }
}
