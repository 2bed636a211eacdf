package org.hospitalscheduling.system;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * HTTP/1.1 as bytes on one connection, for requests that no well-behaved client would send. Not
 * thread-safe.
 */
final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;

  private final URI server;
  private Socket socket;
  private InputStream in;

  RawHttp(URI server) {
    this.server = server;
  }

  /** An answer; header names in lower case. */
  record Response(int status, Map<String, List<String>> headers, byte[] body) {
    Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * Sends a request and reads the answer.
   *
   * @param head request line and headers, each with CR LF, and the empty line
   * @param hangUp whether nothing more is sent after this, although more was announced
   * @return empty if the server closed the connection without an answer
   * @throws SocketTimeoutException if there is no answer within 20 seconds
   */
  Optional<Response> send(String method, String head, byte[] body, boolean hangUp)
      throws IOException {
    boolean fresh = socket == null;
    Optional<Response> response = once(method, head, body, hangUp);
    // A server may close an idle connection at any time; on a new one a missing answer is
    // significant.
    return response.isPresent() || fresh || hangUp ? response : once(method, head, body, false);
  }

  private Optional<Response> once(String method, String head, byte[] body, boolean hangUp)
      throws IOException {
    if (socket == null) {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + body.length);
      out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(body);
      try {
        socket.getOutputStream().write(out.toByteArray());
        if (hangUp) {
          socket.shutdownOutput();
        }
      } catch (IOException e) {
        // The server may have refused a large body half way, and say so.
      }
      Response response = read(method);
      if (hangUp
          || response
              .header("connection")
              .filter(each -> each.equalsIgnoreCase("close"))
              .isPresent()) {
        close();
      }
      return Optional.of(response);
    } catch (SocketTimeoutException e) {
      close();
      throw e;
    } catch (IOException e) {
      close();
      return Optional.empty();
    }
  }

  private Response read(String method) throws IOException {
    int status;
    Map<String, List<String>> headers;
    do {
      String[] first = line().split(" ", 3);
      status = Integer.parseInt(first[1]);
      headers = headers();
    } while (status == 100);
    return new Response(status, headers, body(method, status, headers));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
              name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(String method, int status, Map<String, List<String>> headers)
      throws IOException {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = chunk(); size > 0; size = chunk()) {
        body.writeBytes(exactly(size));
        line();
      }
      headers();
      return body.toByteArray();
    }
    List<String> length = headers.get("content-length");
    if (length != null) {
      return exactly(Integer.parseInt(length.get(0)));
    }
    byte[] rest = in.readAllBytes();
    close();
    return rest;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
