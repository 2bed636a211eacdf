package org.hospitalscheduling.web.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.realtime.LiveViewer;
import org.junit.jupiter.api.Test;

/** A client gets everything in order or is closed; it never keeps anybody waiting. */
class LiveSocketTest {
  private static final LiveViewer ANN =
      new LiveViewer(UUID.randomUUID(), UUID.randomUUID(), "ann", Role.USER);

  private final Client client = new Client();

  @Test
  void the_greeting_comes_before_anything_that_happened_meanwhile() {
    LiveSocket socket = socket(7, 7, page -> {});
    socket.offer("8");
    socket.start();
    client.takesEverything();
    assertThat(client.got).containsExactly("hello", "8");
  }

  @Test
  void what_was_missed_comes_page_by_page_and_before_what_is_new() {
    List<Long> asked = new ArrayList<>();
    LiveSocket socket = socket(0, 5, asked::add);
    socket.start();
    socket.offer("6");
    client.takesEverything();
    assertThat(asked).containsExactly(0L);
    socket.page(List.of("1", "2", "3"), 3);
    socket.offer("7");
    client.takesEverything();
    assertThat(asked).containsExactly(0L, 3L);
    socket.page(List.of("4", "5"), 5);
    client.takesEverything();
    assertThat(client.got).containsExactly("hello", "1", "2", "3", "4", "5", "6", "7");
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_page_of_which_this_user_may_see_nothing_is_passed_over() {
    List<Long> asked = new ArrayList<>();
    LiveSocket socket = socket(0, 400, asked::add);
    socket.start();
    client.takesEverything();
    socket.page(List.of(), 200);
    assertThat(asked).containsExactly(0L, 200L);
  }

  @Test
  void one_message_is_on_its_way_at_a_time() {
    LiveSocket socket = socket(0, 0, page -> {});
    socket.start();
    IntStream.rangeClosed(1, 10).forEach(n -> socket.offer("" + n));
    assertThat(client.got).containsExactly("hello");
    client.takesOne();
    assertThat(client.got).containsExactly("hello", "1");
  }

  @Test
  void a_client_that_takes_nothing_in_is_closed_to_come_back() {
    LiveSocket socket = socket(0, 0, page -> {});
    socket.start();
    IntStream.rangeClosed(1, 1_000).forEach(n -> socket.offer("" + n));
    assertThat(client.closedWith).isZero();
    socket.offer("1001");
    assertThat(client.closedWith).isEqualTo(1013);
    client.takesEverything();
    assertThat(client.got).as("nothing after a gap").containsExactly("hello");
  }

  @Test
  void a_server_that_sends_at_once_is_not_called_ever_deeper() {
    client.takesAtOnce = true;
    LiveSocket socket = socket(0, 100_000, page -> {});
    socket.start();
    socket.page(LongStream.rangeClosed(1, 100_000).mapToObj(Long::toString).toList(), 100_000);
    assertThat(client.got).hasSize(100_001).endsWith("99999", "100000");
  }

  @Test
  void a_client_that_knows_more_than_this_server_is_not_told_again() {
    LiveSocket socket = socket(9, 7, page -> {});
    assertThat(socket.has(8)).isTrue();
    assertThat(socket.has(9)).isTrue();
    assertThat(socket.has(10)).isFalse();
  }

  @Test
  void a_send_that_fails_closes_the_socket() {
    LiveSocket socket = socket(0, 0, page -> {});
    socket.start();
    client.fails();
    socket.offer("1");
    assertThat(client.closedWith).isEqualTo(1001);
    assertThat(client.got).containsExactly("hello");
  }

  private LiveSocket socket(long since, long upTo, LongConsumer nextPage) {
    return new LiveSocket(
        client.session(),
        ANN,
        new LiveReads("192.0.2.7", "request-7"),
        Runnable::run,
        List.of("hello"),
        since,
        upTo,
        nextPage);
  }

  /** The client's end of the container's interface, which takes messages in when told to. */
  private static final class Client {
    final List<String> got = new ArrayList<>();
    int closedWith;
    boolean takesAtOnce;
    private SendHandler waiting;

    Session session() {
      RemoteEndpoint.Async remote =
          proxy(
              RemoteEndpoint.Async.class,
              (method, arguments) -> {
                assertThat(method).isEqualTo("sendText");
                assertThat(waiting).as("one at a time").isNull();
                got.add((String) arguments[0]);
                SendHandler handler = (SendHandler) arguments[1];
                if (takesAtOnce) {
                  handler.onResult(new SendResult());
                } else {
                  waiting = handler;
                }
                return null;
              });
      return proxy(
          Session.class,
          (method, arguments) -> {
            switch (method) {
              case "getAsyncRemote":
                return remote;
              case "close":
                closedWith = ((CloseReason) arguments[0]).getCloseCode().getCode();
                return null;
              default:
                throw new UnsupportedOperationException(method);
            }
          });
    }

    void takesOne() {
      SendHandler handler = waiting;
      waiting = null;
      handler.onResult(new SendResult());
    }

    void takesEverything() {
      while (waiting != null) {
        takesOne();
      }
    }

    void fails() {
      SendHandler handler = waiting;
      waiting = null;
      handler.onResult(new SendResult(new IllegalStateException("gone")));
    }

    private interface Call {
      Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> call.answer(method.getName(), arguments)));
    }
  }
}
