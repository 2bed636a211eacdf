package org.hospitalscheduling.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Five hundred open calendars: how long from a request until all have heard of it? */
final class SocketsBench {

  private static final int SOCKETS = 500;
  private static final int BOOKINGS = 200;
  private static final Duration PACE = Duration.ofMillis(100);
  private static final Pattern CREATED =
      Pattern.compile("\"type\":\"schedule:created\".*?\"data\":\\{\"id\":\"([0-9a-f-]{36})\"");

  private final Rig rig;
  private final Arena arena;

  SocketsBench(Rig rig, Arena arena) {
    this.rig = rig;
    this.arena = arena;
  }

  private record Heard(String id, long at) {}

  private static final class Ear implements WebSocket.Listener {
    private final Queue<Heard> heard;
    private final AtomicInteger closed;
    private final StringBuilder text = new StringBuilder();

    Ear(Queue<Heard> heard, AtomicInteger closed) {
      this.heard = heard;
      this.closed = closed;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        long now = System.nanoTime();
        Matcher created = CREATED.matcher(text);
        while (created.find()) {
          heard.add(new Heard(created.group(1), now));
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.incrementAndGet();
      return null;
    }
  }

  void run() throws Exception {
    Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    AtomicInteger closed = new AtomicInteger();
    HttpClient http = HttpClient.newHttpClient();
    List<WebSocket> sockets = new ArrayList<>();
    Map<String, Long> sent = new HashMap<>();
    try (Wire wire = rig.connect()) {
      for (int i = 0; i < SOCKETS; i++) {
        String ticket = wire.post("/api/realtime/ticket", "").text("ticket");
        URI uri =
            URI.create("ws://127.0.0.1:%d/ws/schedules?ticket=%s".formatted(rig.port(), ticket));
        sockets.add(http.newWebSocketBuilder().buildAsync(uri, new Ear(heard, closed)).get());
      }
      Report.say("%d sockets are open", sockets.size());
      for (int i = 0; i < BOOKINGS; i++) {
        long begun = System.nanoTime();
        Wire.Answer answer = wire.post("/api/schedules", arena.next().json()).mustBe(201);
        sent.put(answer.text("id"), begun);
        long rest = PACE.toNanos() - (System.nanoTime() - begun);
        TimeUnit.NANOSECONDS.sleep(rest);
      }
      for (int wait = 0; wait < 100 && heard.size() < SOCKETS * BOOKINGS; wait++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    long[] taken =
        heard.stream()
            .flatMapToLong(
                each ->
                    Stream.ofNullable(sent.get(each.id())).mapToLong(begun -> each.at() - begun))
            .toArray();
    sockets.forEach(WebSocket::abort);
    Report.result(
        "%d sockets, %d bookings at %d/s: %,d of %,d delivered, from request to delivery p50 %.0f ms,"
            + " p99 %.0f ms, at most %.0f ms; %d sockets closed",
        SOCKETS,
        BOOKINGS,
        1000 / PACE.toMillis(),
        taken.length,
        SOCKETS * BOOKINGS,
        Report.percentile(taken, 0.5),
        Report.percentile(taken, 0.99),
        Report.percentile(taken, 1),
        closed.get());
  }
}
