package org.hospitalscheduling.realtime;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.identity.ActorQueries;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What a socket needs. A browser cannot show an access token when it opens a socket, so a ticket
 * represents the session: random, stored as a hash, valid once and for 30 s.
 */
@Stateless
public class LiveService {

  static final Duration TICKET_LIFE = Duration.ofSeconds(30);

  static final long FARTHEST_BACK = 5_000;

  @Resource(lookup = "java:app/jdbc/hospital")
  DataSource database;

  @Inject private AppointmentQueries appointments;
  @Inject private ActorQueries actors;
  @Inject private CurrentActor currentActor;
  @Inject private Tickets tickets;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** A ticket for one socket of this session. */
  @RolesAllowed({Role.Name.ADMIN, Role.Name.USER, Role.Name.DOCTOR})
  public String issueTicket(UUID sessionId) {
    String ticket = Tokens.next();
    Instant now = clock.instant();
    tickets.removeExpired(now);
    tickets.add(Tokens.hash(ticket), currentActor.get().id(), sessionId, now.plus(TICKET_LIFE));
    return ticket;
  }

  /**
   * The viewer that this ticket was issued to; empty if the ticket is unknown, used or expired, or
   * its session has ended.
   */
  @PermitAll
  public Optional<LiveViewer> redeem(String ticket) {
    return tickets
        .take(Tokens.hash(ticket), clock.instant())
        .flatMap(session -> viewers(List.of(session)).stream().findFirst());
  }

  /** The viewers of those of the sessions that may receive live events now. */
  @PermitAll
  public List<LiveViewer> viewers(Collection<UUID> sessionIds) {
    Instant now = clock.instant();
    return tickets
        .viewers(sessionIds, settings.secondFactor(), now, now.minus(settings.sessionIdle()))
        .stream()
        .filter(viewer -> LivePolicy.watches(viewer.role()))
        .toList();
  }

  /** The changes with {@code after < seq <= upTo}, in order, with their subjects' current state. */
  @PermitAll
  public List<LiveChange> replay(long after, long upTo) {
    try (Connection connection = database.getConnection()) {
      return withViews(ChangeFeed.between(connection, after, upTo, Math.toIntExact(upTo - after)));
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }

  /** Adds the subjects' current state to the changes, in one query. */
  @PermitAll
  public List<LiveChange> withViews(List<ChangeEvent> changes) {
    Set<UUID> subjects =
        changes.stream()
            .filter(change -> change.type().ofSchedule())
            .map(ChangeEvent::subjectId)
            .collect(Collectors.toSet());
    Map<UUID, AppointmentView> views =
        subjects.isEmpty()
            ? Map.of()
            : appointments.views(subjects).stream()
                .collect(Collectors.toMap(AppointmentView::id, Function.identity()));
    Map<UUID, ActorRef> accounts =
        actors.accounts(
            changes.stream()
                .map(ChangeEvent::actorId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return changes.stream()
        .filter(change -> change.type() != ChangeType.UNKNOWN)
        .map(
            change ->
                LiveChange.of(
                    change, views.get(change.subjectId()), actor(change.actorId(), accounts)))
        .toList();
  }

  private static ActorRef actor(@Nullable UUID id, Map<UUID, ActorRef> accounts) {
    ActorRef account = id == null ? null : accounts.get(id);
    return account != null
        ? account
        : ActorRef.of(
            id,
            id == null ? ActorRef.SYSTEM : ActorQueries.PATIENT,
            Optional.empty(),
            Optional.empty(),
            id != null);
  }

  /**
   * Whether everything after {@code since} can still be sent one by one: it is neither pruned nor
   * more than 5,000 changes ago, and the feed has reached it (a restored backup may have set the
   * feed back).
   */
  @PermitAll
  public boolean canResume(long since) {
    try (Connection connection = database.getConnection()) {
      long last = ChangeFeed.last(connection);
      return since == last
          || since < last
              && last - since <= FARTHEST_BACK
              && since >= ChangeFeed.first(connection) - 1;
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }
}
