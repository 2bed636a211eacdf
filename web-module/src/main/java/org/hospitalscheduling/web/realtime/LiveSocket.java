package org.hospitalscheduling.web.realtime;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.realtime.LiveViewer;
import org.jspecify.annotations.Nullable;

/**
 * One client. Nobody waits for it: messages queue up and are sent one at a time. A client that
 * reads nothing while a thousand messages gather is closed; it reconnects with {@code since} and
 * loses nothing.
 *
 * <p>A client that resumes gets the missed changes page by page, each requested when the one before
 * has been sent; changes that happen meanwhile wait in the queue behind them.
 */
final class LiveSocket {

  /** The session behind the socket has ended: the user must sign in again. */
  static final int SIGNED_OUT = 4401;

  private static final Logger LOG = Logger.getLogger(LiveSocket.class.getName());
  private static final int MAX_QUEUED = 1_000;
  private static final long STUCK_NANOS = 20_000_000_000L;
  private static final long SILENT_NANOS = 60_000_000_000L;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final Session session;
  private final LiveReads reads;
  private final Executor executor;
  private final long upTo;
  private final LongConsumer nextPage;

  private final Queue<String> replay = new ArrayDeque<>();
  private final Queue<String> live = new ArrayDeque<>();
  private final AtomicInteger pumping = new AtomicInteger();
  private long replayed;
  private boolean pageAsked;
  private boolean sending;
  private boolean closed;
  private long sendingSince;
  private volatile long heardAt = System.nanoTime();
  private volatile LiveViewer viewer;

  /**
   * @param reads keeps whom the messages show
   * @param greeting sent before anything else
   * @param since the last change that the client has
   * @param upTo the feed's position when this socket joined; all later changes come through {@link
   *     #offer}
   * @param nextPage requests the changes after a number; answered by {@link #page}, on any thread
   */
  LiveSocket(
      Session session,
      LiveViewer viewer,
      LiveReads reads,
      Executor executor,
      List<String> greeting,
      long since,
      long upTo,
      LongConsumer nextPage) {
    this.session = session;
    this.viewer = viewer;
    this.reads = reads;
    this.executor = executor;
    this.replayed = since;
    this.upTo = upTo;
    this.nextPage = nextPage;
    replay.addAll(greeting);
  }

  LiveViewer viewer() {
    return viewer;
  }

  LiveReads reads() {
    return reads;
  }

  /** Updates the viewer: the same user in the same session, perhaps with another role. */
  void become(LiveViewer now) {
    viewer = now;
  }

  /** Starts sending. */
  void start() {
    pump();
  }

  /** Adds one page of missed changes, up to {@code reached}. */
  void page(List<String> messages, long reached) {
    synchronized (this) {
      replay.addAll(messages);
      replayed = reached;
      pageAsked = false;
    }
    pump();
  }

  /** Adds a change after {@link #upTo}; changes that the client already has are not offered. */
  void offer(String message) {
    boolean tooSlow;
    synchronized (this) {
      if (closed) {
        return;
      }
      tooSlow = live.size() >= MAX_QUEUED;
      if (!tooSlow) {
        live.add(message);
      }
    }
    if (tooSlow) {
      close(CloseCodes.TRY_AGAIN_LATER.getCode(), "too slow");
    } else {
      pump();
    }
  }

  /**
   * Whether the client already has the change, because it was told by a server that is ahead of
   * this one.
   */
  synchronized boolean has(long seq) {
    return seq <= replayed;
  }

  /** Pings the client; closes one that has not answered for a minute or does not read. */
  void beat() {
    long now = System.nanoTime();
    boolean stuck;
    synchronized (this) {
      stuck = sending && now - sendingSince > STUCK_NANOS;
    }
    if (stuck || now - heardAt > SILENT_NANOS) {
      close(CloseCodes.TRY_AGAIN_LATER.getCode(), "no answer");
      return;
    }
    try {
      session.getAsyncRemote().sendPing(NOTHING.duplicate());
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      close(CloseCodes.GOING_AWAY.getCode(), "");
    }
  }

  void heard() {
    heardAt = System.nanoTime();
  }

  /** Closes on another thread: some servers wait until the client has read the close frame. */
  void close(int code, String reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      replay.clear();
      live.clear();
    }
    executor.execute(
        () -> {
          try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
          } catch (IOException | IllegalStateException e) {
            LOG.log(Level.FINE, "The socket was gone already", e);
          }
        });
  }

  /** Called when the socket has been closed by either side. */
  synchronized void gone() {
    closed = true;
    replay.clear();
    live.clear();
  }

  /**
   * Sends what can be sent. A send that completes at once calls back into this method: such calls
   * are counted, not nested.
   */
  private void pump() {
    if (pumping.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    do {
      String next = next();
      if (next != null) {
        try {
          session.getAsyncRemote().sendText(next, this::sent);
        } catch (IllegalArgumentException | IllegalStateException e) {
          close(CloseCodes.GOING_AWAY.getCode(), "");
        }
      }
      seen = pumping.addAndGet(-seen);
    } while (seen > 0);
  }

  private void sent(SendResult result) {
    synchronized (this) {
      sending = false;
    }
    if (result.isOK()) {
      pump();
    } else {
      close(CloseCodes.GOING_AWAY.getCode(), "");
    }
  }

  private synchronized @Nullable String next() {
    if (closed || sending) {
      return null;
    }
    String message = replay.poll();
    if (message == null && replayed < upTo) {
      if (!pageAsked) {
        pageAsked = true;
        nextPage.accept(replayed);
      }
      return null;
    }
    if (message == null) {
      message = live.poll();
    }
    if (message != null) {
      sending = true;
      sendingSince = System.nanoTime();
    }
    return message;
  }
}
