package org.hospitalscheduling.web.encoding;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of which the first kilobyte is held back, until it is known whether it is worth
 * compressing; one with an entity tag of its content is held back as a whole.
 *
 * <p>Where writing it fails, it is not finished: a compressed answer then lacks its end, and the
 * client sees that it is not whole.
 */
final class EncodedResponse extends HttpServletResponseWrapper {

  /** A shorter answer fits into one packet in any case. */
  private static final int SHORT = 1_024;

  private static final int BUFFER = 8_192;

  private static final int TAG_BYTES = 16;

  private static final List<String> TEXTS =
      List.of("application/json", "application/problem+json", "application/javascript");

  private final boolean takesGzip;

  /** The tags of what the client has; null where the content gets none. */
  private final @Nullable Enumeration<String> known;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final Output output = new Output();
  private @Nullable PrintWriter writer;

  /** Where it goes once that is decided. */
  private @Nullable OutputStream target;

  private long length = -1;

  /** Whether the server writes the content itself, of an error or a redirection. */
  private boolean isAnswered;

  /**
   * @param takesGzip whether the client does
   * @param known the lines of {@code If-None-Match}, if the content gets an entity tag; else null
   */
  EncodedResponse(
      HttpServletResponse response, boolean takesGzip, @Nullable Enumeration<String> known) {
    super(response);
    this.takesGzip = takesGzip;
    this.known = known;
  }

  /** Sends what is still held back. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (target == null) {
      if (isAnswered || super.isCommitted()) {
        return;
      }
      if (known != null && getStatus() == SC_OK && isText() && isKnown()) {
        setStatus(SC_NOT_MODIFIED);
        return;
      }
      decide(true);
    }
    if (target instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
  }

  /** Gives the content its tag; whether the client has just this. */
  private boolean isKnown() {
    String tag = "\"" + digest(held.toByteArray()) + "\"";
    setHeader("ETag", "W/" + tag);
    return known != null
        && Collections.list(known).stream()
            .anyMatch(line -> line.contains(tag) || line.strip().equals("*"));
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Decides how it is sent, and sends what was held back.
   *
   * @param whole whether that is all
   */
  private OutputStream decide(boolean whole) throws IOException {
    OutputStream plain = super.getOutputStream();
    boolean text = isText() && getHeader("Content-Encoding") == null;
    if (text) {
      addHeader("Vary", "Accept-Encoding");
    }
    OutputStream decided = plain;
    if (text && takesGzip && (held.size() >= SHORT || !whole)) {
      super.setHeader("Content-Encoding", ContentEncodingFilter.GZIP);
      weakenTag();
      decided = new GZIPOutputStream(plain, BUFFER, true);
    } else if (length >= 0 && !(text && takesGzip && length >= SHORT)) {
      // A HEAD has a length and no content; it tells none that a GET would not have.
      super.setContentLengthLong(length);
    } else if (whole && held.size() > 0) {
      super.setContentLengthLong(held.size());
    }
    target = decided;
    held.writeTo(decided);
    held.reset();
    return decided;
  }

  /** Two codings of a content are not the same bytes. */
  private void weakenTag() {
    String tag = getHeader("ETag");
    if (tag != null && tag.startsWith("\"")) {
      super.setHeader("ETag", "W/" + tag);
    }
  }

  private boolean isText() {
    String type = getContentType();
    if (type == null) {
      return false;
    }
    String plain = type.toLowerCase(Locale.ROOT).split(";")[0].strip();
    return plain.startsWith("text/") || TEXTS.contains(plain);
  }

  private boolean isHeldAsAWhole() {
    return known != null && getStatus() == SC_OK && isText();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return output;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer =
          new PrintWriter(new OutputStreamWriter(output, Charset.forName(getCharacterEncoding())));
    }
    return writer;
  }

  @Override
  public void setContentLength(int bytes) {
    length = bytes;
  }

  @Override
  public void setContentLengthLong(long bytes) {
    length = bytes;
  }

  @Override
  public void setHeader(String name, String value) {
    if (isLength(name)) {
      length = value == null ? -1 : Long.parseLong(value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (isLength(name)) {
      length = Long.parseLong(value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (isLength(name)) {
      length = value;
    } else {
      super.setIntHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (isLength(name)) {
      length = value;
    } else {
      super.addIntHeader(name, value);
    }
  }

  private static boolean isLength(String name) {
    return name.equalsIgnoreCase("Content-Length");
  }

  @Override
  public void flushBuffer() throws IOException {
    // What is held back has no headers yet that could be sent.
    if (target != null) {
      output.flush();
      super.flushBuffer();
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    isAnswered = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    isAnswered = true;
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    isAnswered = true;
    super.sendRedirect(location);
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    held.reset();
  }

  @Override
  public void reset() {
    super.reset();
    held.reset();
    length = -1;
  }

  private final class Output extends ServletOutputStream {

    private OutputStream ready(int more) throws IOException {
      if (target != null) {
        return target;
      }
      return held.size() + more < SHORT || isHeldAsAWhole() ? held : decide(false);
    }

    @Override
    public void write(int value) throws IOException {
      ready(1).write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      ready(count).write(bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
      if (target != null) {
        target.flush();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("the API writes as it goes");
    }
  }
}
