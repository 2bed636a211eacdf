package org.hospitalscheduling.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client's WebSocket and the messages it received, in order. */
final class LiveLine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  private LiveLine() {}

  /** Connects as this user, with a ticket of their own, and consumes the greeting. */
  static LiveLine of(SchedulingApi api) {
    LiveLine line = open(api, OptionalLong.empty());
    line.expect("hello");
    return line;
  }

  /** Reconnects for everything after {@code since}; the greeting is not consumed. */
  static LiveLine since(SchedulingApi api, long since) {
    return open(api, OptionalLong.of(since));
  }

  static String ticket(SchedulingApi api) {
    return api.post("realtime/ticket", null).expect(200).json().path("ticket").asText();
  }

  /** The status with which a handshake is refused, or 101. */
  static int handshake(String query, String... headers) {
    try (LiveLine line = connect(TestBed.running().address(), query, headers)) {
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  /** Reads the next message, which must be of this type. */
  JsonNode expect(String type) {
    JsonNode message = next();
    if (!message.path("type").asText().equals(type)) {
      throw new AssertionError("expected " + type + " and heard " + message);
    }
    return message;
  }

  /** Reads up to the next message about this appointment. */
  JsonNode about(Answer appointment) {
    while (true) {
      JsonNode message = next();
      if (message.path("data").path("id").asText().equals(appointment.id().toString())) {
        return message;
      }
    }
  }

  JsonNode next() {
    try {
      JsonNode message = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (message == null) {
        throw new AssertionError("nothing was heard for " + PATIENCE);
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The messages that were received and not read yet. */
  List<JsonNode> unread() {
    List<JsonNode> messages = new ArrayList<>();
    heard.drainTo(messages);
    return messages;
  }

  /** The code with which the server closes the socket. */
  int closeCode() {
    return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Disappears without closing, as a laptop does when it is shut. */
  @Override
  public void close() {
    socket.abort();
  }

  private static LiveLine open(SchedulingApi api, OptionalLong since) {
    String place = since.isPresent() ? "&since=" + since.getAsLong() : "";
    return connect(api.application(), "?ticket=" + ticket(api) + place);
  }

  private static LiveLine connect(URI application, String query, String... headers) {
    LiveLine line = new LiveLine();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI address = application.resolve("ws/schedules" + query);
    line.socket =
        builder
            .buildAsync(
                URI.create(address.toString().replaceFirst("^http", "ws")), line.new Listener())
            .join();
    return line;
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          heard.add(JSON.readTree(text.toString()));
        } catch (JsonProcessingException e) {
          closed.completeExceptionally(e);
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
