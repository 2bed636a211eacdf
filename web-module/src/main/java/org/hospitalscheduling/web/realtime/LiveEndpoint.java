package org.hospitalscheduling.web.realtime;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The calendar's socket. Only clients that {@link LiveHandshakeFilter} has admitted get here;
 * clients send nothing, servers send what changed.
 */
@ServerEndpoint(LiveEndpoint.PATH)
public class LiveEndpoint {

  static final String PATH = "/ws/schedules";

  private static final Logger LOG = Logger.getLogger(LiveEndpoint.class.getName());
  private static final int MAX_HEARD = 1_024;

  @Inject private LiveHub hub;

  @OnOpen
  public void open(Session session) {
    session.setMaxIdleTimeout(0);
    session.setMaxTextMessageBufferSize(MAX_HEARD);
    session.setMaxBinaryMessageBufferSize(MAX_HEARD);
    LivePrincipal principal = (LivePrincipal) session.getUserPrincipal();
    List<String> since = session.getRequestParameterMap().getOrDefault("since", List.of());
    hub.join(
        session,
        principal,
        since.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(since.get(0))));
  }

  @OnMessage
  public void pong(PongMessage pong, Session session) {
    hub.heard(session);
  }

  @OnClose
  public void close(Session session) {
    hub.leave(session);
  }

  @OnError
  public void error(Session session, Throwable error) {
    // A client that disappears is not an error of the server.
    LOG.log(Level.FINE, "A socket failed", error);
    hub.leave(session);
  }
}
