package org.hospitalscheduling.web.realtime;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.activity.MonitoringService;
import org.hospitalscheduling.activity.ReadLog;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.confidentiality.ConfidentialityService;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.realtime.ChangeType;
import org.hospitalscheduling.realtime.FeedAdvanced;
import org.hospitalscheduling.realtime.LiveChange;
import org.hospitalscheduling.realtime.LiveFeed;
import org.hospitalscheduling.realtime.LivePolicy;
import org.hospitalscheduling.realtime.LiveService;
import org.hospitalscheduling.realtime.LiveViewer;
import org.hospitalscheduling.realtime.SessionsChanged;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.ReadinessProbe;
import org.hospitalscheduling.web.activity.PatientMask;
import org.hospitalscheduling.web.activity.PatientScan;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of this server. A batch of changes is read once and serialised to JSON once, however
 * many clients receive it; each client gets what its user may see.
 *
 * <p>A socket joins at the number up to which this server has delivered: earlier changes are read
 * from the feed, later ones are offered. The two meet at that number, so nothing is sent twice and
 * nothing is left out.
 */
@ApplicationScoped
public class LiveHub implements ReadinessProbe, MetricSource {

  private static final Logger LOG = Logger.getLogger(LiveHub.class.getName());
  private static final int BEAT_SECONDS = 15;
  private static final int PAGE = 200;
  private static final int ATTEMPTS = 3;
  private static final long ATTEMPT_PAUSE_MILLIS = 200;

  private final Map<String, LiveSocket> sockets = new ConcurrentHashMap<>();
  private final LongAdder offered = new LongAdder();

  /** A message, and whom it shows. */
  private record Message(String text, Set<UUID> patients) {
    static Message of(String text) {
      return new Message(text, PatientScan.of(text).patients());
    }

    /** As it is shown to somebody to whom these patients are closed. */
    Message masked(Set<UUID> closed) {
      return Collections.disjoint(patients, closed) ? this : of(PatientMask.masked(text, closed));
    }
  }

  private long delivered = -1;
  private @Nullable ScheduledFuture<?> heart;

  @Inject private LiveFeed feed;
  @Inject private LiveService service;
  @Inject private MonitoringService monitoring;
  @Inject private ConfidentialityService confidentiality;
  @Inject private ReadLog log;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;

  /**
   * Creates this bean when the web module starts: the listener thread belongs to the EJB module,
   * where resources have other names, and could not create it.
   */
  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    LOG.fine("Ready for sockets");
  }

  /**
   * Admits a client.
   *
   * @param since the last change that it has; empty for a client that loads the present by itself
   *     after the greeting
   */
  void join(Session session, LivePrincipal principal, OptionalLong since) {
    boolean resumes = since.isPresent() && service.canResume(since.getAsLong());
    LiveSocket socket;
    synchronized (this) {
      long now = Math.max(delivered, feed.status().seq());
      if (now < 0) {
        close(session);
        return;
      }
      long from = resumes ? since.getAsLong() : now;
      boolean reload = since.isPresent() && !resumes;
      long seq = Math.max(now, from);
      socket =
          new LiveSocket(
              session,
              principal.viewer(),
              new LiveReads(principal.address(), principal.requestId()),
              executor,
              reload
                  ? List.of(LiveMessage.hello(seq), LiveMessage.reload(seq))
                  : List.of(LiveMessage.hello(seq)),
              from,
              now,
              after -> executor.execute(() -> sendPage(session.getId(), after, now)));
      sockets.put(session.getId(), socket);
      if (heart == null) {
        heart =
            scheduler.scheduleWithFixedDelay(
                this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
      }
    }
    socket.start();
    // The session may have ended between the handshake and now, before the socket was registered.
    executor.execute(() -> check(List.of(socket)));
  }

  void leave(Session session) {
    LiveSocket socket = sockets.remove(session.getId());
    if (socket != null) {
      socket.gone();
      record(socket, true);
    }
  }

  void heard(Session session) {
    LiveSocket socket = sockets.get(session.getId());
    if (socket != null) {
      socket.heard();
    }
  }

  /** Runs on the listener thread: reads one batch of views and waits for no client. */
  void advanced(@Observes FeedAdvanced advanced) {
    List<LiveSocket> present;
    synchronized (this) {
      delivered = advanced.seq();
      present = List.copyOf(sockets.values());
    }
    if (present.isEmpty()) {
      return;
    }
    List<LiveChange> changes;
    try {
      changes = read(advanced);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What changed cannot be read; the clients are told to come back", e);
      present.forEach(socket -> socket.close(CloseCodes.TRY_AGAIN_LATER.getCode(), "come back"));
      return;
    }
    Map<UUID, Set<UUID>> closed;
    Map<UUID, Glass> glasses;
    try {
      closed = closed(present, changes);
      glasses = confidentiality.glasses(viewers(present));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Who may see what changed cannot be read; the clients come back", e);
      present.forEach(socket -> socket.close(CloseCodes.TRY_AGAIN_LATER.getCode(), "come back"));
      return;
    }
    for (LiveChange change : changes) {
      Map<Told, Message> messages = new HashMap<>();
      for (LiveSocket socket : present) {
        if (!socket.has(change.event().seq())) {
          told(socket, change, glasses)
              .ifPresent(
                  told -> {
                    Message message =
                        messages
                            .computeIfAbsent(Told.of(told), key -> Message.of(message(told)))
                            .masked(closed.getOrDefault(socket.viewer().userId(), Set.of()));
                    socket.reads().add(message.patients(), System.nanoTime());
                    socket.offer(message.text());
                    offered.increment();
                  });
        }
      }
    }
  }

  /** What is told of one change: two viewers of the same type may not see the same of it. */
  private record Told(ChangeType type, boolean withView) {
    static Told of(LiveChange change) {
      return new Told(change.type(), change.view() != null);
    }
  }

  void sessionsChanged(@Observes SessionsChanged changed) {
    List<LiveSocket> theirs =
        sockets.values().stream()
            .filter(socket -> socket.viewer().userId().equals(changed.userId()))
            .toList();
    if (!theirs.isEmpty()) {
      executor.execute(() -> check(theirs));
    }
  }

  @Override
  public String name() {
    return "sockets";
  }

  @Override
  public Reading read() {
    return new Reading(true, Map.of("open", sockets.size()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge("hospital_live_sockets", "Open calendars on this server.", sockets.size()),
        Metric.counter(
            "hospital_live_messages",
            "Changes that were handed to open calendars.",
            offered.sum()));
  }

  @PreDestroy
  synchronized void stop() {
    if (heart != null) {
      heart.cancel(true);
    }
    sockets.values().forEach(socket -> record(socket, true));
  }

  /** Retries a short failure; a longer one is rethrown, because every client waits here. */
  private List<LiveChange> read(FeedAdvanced advanced) {
    for (int attempt = 1; ; attempt++) {
      try {
        return service.withViews(advanced.changes());
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        try {
          Thread.sleep(ATTEMPT_PAUSE_MILLIS * attempt);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  /** Which of the patients of the changes are closed to whom, in one query. */
  private Map<UUID, Set<UUID>> closed(
      Collection<LiveSocket> present, Collection<LiveChange> changes) {
    Set<UUID> patients =
        changes.stream()
            .map(LiveChange::view)
            .filter(Objects::nonNull)
            .map(AppointmentView::patient)
            .filter(Objects::nonNull)
            .map(PatientRef::id)
            .collect(Collectors.toSet());
    return confidentiality.closed(viewers(present), patients);
  }

  private static Set<UUID> viewers(Collection<LiveSocket> sockets) {
    return sockets.stream().map(socket -> socket.viewer().userId()).collect(Collectors.toSet());
  }

  private void sendPage(String id, long after, long upTo) {
    LiveSocket socket = sockets.get(id);
    if (socket == null) {
      return;
    }
    try {
      long reached = Math.min(upTo, after + PAGE);
      List<LiveChange> missed = service.replay(after, reached);
      Set<UUID> closed =
          closed(List.of(socket), missed).getOrDefault(socket.viewer().userId(), Set.of());
      Map<UUID, Glass> glasses = confidentiality.glasses(viewers(List.of(socket)));
      List<Message> messages =
          missed.stream()
              .flatMap(change -> told(socket, change, glasses).stream())
              .map(change -> Message.of(message(change)).masked(closed))
              .toList();
      messages.forEach(message -> socket.reads().add(message.patients(), System.nanoTime()));
      socket.page(messages.stream().map(Message::text).toList(), reached);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What was missed cannot be read; the client is told to come back", e);
      socket.close(CloseCodes.TRY_AGAIN_LATER.getCode(), "come back");
    }
  }

  private void beat() {
    try {
      sockets.values().forEach(LiveSocket::beat);
      sockets.values().forEach(socket -> record(socket, false));
      check(List.copyOf(sockets.values()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A heartbeat failed", e);
    }
  }

  /** Closes the sockets of sessions that have ended, and updates the roles of the others. */
  private void check(List<LiveSocket> some) {
    if (some.isEmpty()) {
      return;
    }
    Collection<UUID> sessions =
        some.stream().map(socket -> socket.viewer().sessionId()).collect(Collectors.toSet());
    Map<UUID, LiveViewer> alive =
        service.viewers(sessions).stream()
            .collect(Collectors.toMap(LiveViewer::sessionId, Function.identity()));
    for (LiveSocket socket : some) {
      LiveViewer now = alive.get(socket.viewer().sessionId());
      if (now == null) {
        socket.close(LiveSocket.SIGNED_OUT, "signed out");
      } else {
        socket.become(now);
      }
    }
  }

  /** As {@code GET} shows it; a flag that cannot be read now is reported by its id. */
  private String message(LiveChange change) {
    if (change.type() != ChangeType.MONITORED_USER_NEW) {
      return LiveMessage.of(change);
    }
    Optional<MonitoredUserView> flag = Optional.empty();
    try {
      flag = monitoring.view(change.subjectId());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A flag on a user cannot be read", e);
    }
    return LiveMessage.of(change, flag);
  }

  private Optional<LiveChange> told(
      LiveSocket socket, LiveChange change, Map<UUID, Glass> glasses) {
    return LivePolicy.told(
        socket.viewer(),
        change,
        settings.restrictSchedulesToOwner(),
        glasses.getOrDefault(socket.viewer().userId(), Glass.WHOLE));
  }

  /**
   * The glasses that are broken while it is recorded: what was shown just now was shown under them.
   */
  private String glasses(LiveSocket socket) {
    UUID viewer = socket.viewer().userId();
    return confidentiality.glasses(List.of(viewer)).getOrDefault(viewer, Glass.WHOLE).ids().stream()
        .map(UUID::toString)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private void record(LiveSocket socket, boolean isOver) {
    socket
        .reads()
        .due(isOver, System.nanoTime())
        .ifPresent(
            shown ->
                log.add(
                    new DataRead(
                        Ids.next(),
                        clock.instant(),
                        socket.reads().reader(socket.viewer()),
                        DataRead.Kind.PATIENT_DATA_PUSHED,
                        LiveEndpoint.PATH.substring(1),
                        "",
                        shown.messages(),
                        null,
                        glasses(socket),
                        shown.patients())));
  }

  private static void close(Session session) {
    try {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, "the feed is not there yet"));
    } catch (IOException e) {
      LOG.log(Level.FINE, "The socket was gone already", e);
    }
  }
}
