package org.hospitalscheduling.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to 127.0.0.1. Hand-written, because client and server share
 * the machine: the cost of a client library would be counted as the server's.
 */
final class Wire implements AutoCloseable {

  private final int port;
  private final Supplier<String> authorization;
  private @Nullable Socket socket;
  private InputStream in;
  private OutputStream out;

  /**
   * @param authorization the value of the requests' Authorization header, or null; called before
   *     each request
   */
  @SuppressWarnings("NullAway.Init") // in and out are opened with the socket
  Wire(int port, Supplier<String> authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  record Answer(int status, String body) {

    /** This answer, or an exception if it has another status. */
    Answer mustBe(int expected) {
      if (status != expected) {
        throw new IllegalStateException(status + " " + body);
      }
      return this;
    }

    /** The first string value of this name, or an exception: enough for the few that we read. */
    String text(String name) {
      String mark = "\"" + name + "\":\"";
      int from = body.indexOf(mark);
      if (from < 0) {
        throw new IllegalStateException("no " + name + " in " + status + " " + body);
      }
      return body.substring(from + mark.length(), body.indexOf('"', from + mark.length()));
    }
  }

  Answer get(String path) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = send("GET", path, "", "", body);
    return new Answer(status, body.toString(StandardCharsets.UTF_8));
  }

  Answer post(String path, String json) throws IOException {
    return post(path, json, "");
  }

  /**
   * @param headers additional ones, each ended by CR LF
   */
  Answer post(String path, String json, String headers) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = send("POST", path, headers, json, body);
    return new Answer(status, body.toString(StandardCharsets.UTF_8));
  }

  /** Reads and discards the body. */
  long drain(String path) throws IOException {
    Counter body = new Counter();
    int status = send("GET", path, "", "", body);
    if (status != 200) {
      throw new IllegalStateException(path + " answered " + status);
    }
    return body.lines;
  }

  private int send(String method, String path, String headers, String body, OutputStream into)
      throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(120_000);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      out = socket.getOutputStream();
    }
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1:");
    head.append(port).append("\r\n");
    String who = authorization.get();
    if (who != null) {
      head.append("Authorization: ").append(who).append("\r\n");
    }
    head.append(headers);
    if (method.equals("POST")) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(content.length);
      head.append("\r\n");
    }
    head.append("\r\n");
    byte[] headBytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[headBytes.length + content.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(content, 0, all, headBytes.length, content.length);
    out.write(all);
    return read(into);
  }

  private int read(OutputStream into) throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    long length = -1;
    boolean chunked = false;
    boolean close = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      } else if (header.startsWith("transfer-encoding:") && header.contains("chunked")) {
        chunked = true;
      } else if (header.startsWith("connection:") && header.contains("close")) {
        close = true;
      }
    }
    if (chunked) {
      for (long size = chunk(); size > 0; size = chunk()) {
        copy(size, into);
        line();
      }
      line();
    } else if (length > 0) {
      copy(length, into);
    } else if (length < 0 && status != 204) {
      in.transferTo(into);
      close = true;
    }
    if (close) {
      close();
    }
    return status;
  }

  private long chunk() throws IOException {
    return Long.parseLong(line().split(";")[0].strip(), 16);
  }

  private void copy(long length, OutputStream into) throws IOException {
    byte[] buffer = new byte[1 << 14];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the server hung up");
      }
      into.write(buffer, 0, read);
      left -= read;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  private static final class Counter extends OutputStream {
    private long lines;

    @Override
    public void write(int b) {
      lines += b == '\n' ? 1 : 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        lines += bytes[i] == '\n' ? 1 : 0;
      }
    }
  }
}
