package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's listener and our first filters make of clients that do not mean well. */
class ListenerIT {

  /** As many as a server may have had threads. */
  private static final int SENDERS = 64;

  private final URI server = TestBed.running().address();
  private final String root = TestBed.contextRoot();
  private final RawHttp http = new RawHttp(server);

  @Test
  @DisplayName("15.2.2: slow senders neither hold up others nor stay for ever")
  void slow_bodies() throws Exception {
    SchedulingApi admin = SchedulingApi.administrator();
    UUID doctor = admin.doctor("Dr Patient", admin.department("Slow"));
    UUID patient = admin.patient("Quick, Quentin");
    List<Socket> senders = new ArrayList<>();
    try {
      for (int i = 0; i < SENDERS; i++) {
        Socket sender = connect();
        sender
            .getOutputStream()
            .write(
                bytes(
                    "POST "
                        + root
                        + "api/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"));
        senders.add(sender);
      }
      Instant start = Instant.parse("2031-07-08T09:00:00Z");
      SchedulingApi.anonymous().get("health/ready").expect(200);
      SchedulingApi.anonymous().get("settings").expect(200);
      admin.book(doctor, patient, start, start.plusSeconds(1800)).expect(201);
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> senders.stream().allMatch(ListenerIT::isEnded));
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
    admin.get("doctors/" + doctor).expect(200);
  }

  /** Sends another byte, as a slow sender does; whether the server has had enough. */
  private static boolean isEnded(Socket sender) {
    try {
      sender.getOutputStream().write(' ');
      return sender.getInputStream().read() != 0;
    } catch (SocketTimeoutException waiting) {
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "two Hosts | Host: localhost\\r\\nHost: evil.example\\r\\n",
        "two Hosts alike | Host: localhost\\r\\nHost: localhost\\r\\n",
        "two lengths | Host: localhost\\r\\nContent-Length: 4\\r\\nTransfer-Encoding: chunked\\r\\n"
      })
  @DisplayName("4.2.1: what a proxy may read otherwise is refused, and nothing behind it is read")
  void ambiguous(String what, String headers) throws Exception {
    String request =
        "POST "
            + root
            + "api/auth/login HTTP/1.1\r\n"
            + headers.replace("\\r\\n", "\r\n")
            + "Content-Type: application/json\r\n\r\n0\r\n\r\n"
            + "GET "
            + root
            + "api/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String answers = exchange(request);
    assertThat(answers).as(what).startsWith("HTTP/1.1 400");
    assertThat(answers.split("HTTP/1\\.1 ", -1)).as(answers).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 421",
    "localhost.evil.example:80, 421",
    "localhost, 200",
    "LOCALHOST:1, 200",
    "127.0.0.1, 200",
    "10.1.2.3:8080, 200",
    "[::1], 200",
    "backend, 200"
  })
  @DisplayName("4.2.1: a request is to one of our names")
  void a_request_is_to_one_of_our_names(String host, int status) throws Exception {
    assertThat(get("api/settings", host).status()).isEqualTo(status);
    assertThat(get("", host).status()).isEqualTo(status);
    assertThat(get("api/health/live", host).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("HTTP/2 is not spoken in clear, neither by an upgrade nor from the start")
  void no_http2() throws Exception {
    String answer =
        exchange(
            "GET "
                + root
                + "api/health/live HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200");
    String direct =
        exchange(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");
    assertThat(direct.isEmpty() || direct.startsWith("HTTP/1.1 ")).as(direct).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/auth/login", "api/schedules", "index.html", "nowhere"})
  @DisplayName("13.4.6: a body that is too large is refused by us, not by a page with a version")
  void too_large(String path) throws Exception {
    RawHttp.Response answer =
        http.send(
                "POST",
                "POST "
                    + root
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 99999999\r\n\r\n",
                new byte[] {'{'},
                false)
            .orElseThrow();
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("content-type").orElseThrow()).contains("problem+json");
    assertThat(answer.header("content-security-policy")).isPresent();
    assertThat(answer.text() + answer.headers()).doesNotContainIgnoringCase("payara", "wildfly");
  }

  private RawHttp.Response get(String path, String host) throws IOException {
    return http.send(
            "GET",
            "GET " + root + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
            new byte[0],
            false)
        .orElseThrow();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 5_000);
    socket.setSoTimeout(5);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Everything that the server says until it closes the connection, or says no more. */
  private String exchange(String request) throws IOException {
    StringBuilder answers = new StringBuilder();
    try (Socket socket = connect()) {
      socket.setSoTimeout(3_000);
      socket.getOutputStream().write(bytes(request));
      InputStream in = socket.getInputStream();
      byte[] piece = new byte[8192];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        answers.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketTimeoutException quiet) {
      // A connection that is kept open says no more.
    }
    return answers.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
