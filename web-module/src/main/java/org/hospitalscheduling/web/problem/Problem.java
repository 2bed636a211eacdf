package org.hospitalscheduling.web.problem;

import jakarta.json.JsonReader;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.shared.RefusalFacts;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.hospitalscheduling.web.json.JsonText;
import org.hospitalscheduling.web.request.RequestLogFilter;
import org.jspecify.annotations.Nullable;

/** A problem document of RFC 9457. It never contains patient data, a stack trace or a version. */
public final class Problem {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String SIGNED_OUT = "signed-out";
  private static final String NAMESPACE = "urn:hospital-scheduling:";

  private final int status;
  private final String name;
  private final String title;
  private final String detail;
  private boolean isRule;
  private List<FieldError> errors = List.of();
  private Optional<Duration> retryAfter = Optional.empty();
  private @Nullable RefusalFacts facts;

  private Problem(int status, String name, String title, String detail) {
    this.status = status;
    this.name = name;
    this.title = title;
    this.detail = detail;
  }

  /**
   * @param name what went wrong, as a machine-readable word, for instance {@code not-found}
   * @param title the same for people, identical for every occurrence
   * @param detail this occurrence in one sentence
   */
  public static Problem of(int status, String name, String title, String detail) {
    return new Problem(status, name, title, detail);
  }

  /** The caller is not signed in, or no longer. */
  public static Problem signedOut() {
    return of(401, SIGNED_OUT, "Signed out", "Sign in first.");
  }

  /** A problem that is described by its status alone. */
  public static Problem of(Response.StatusType status) {
    String name =
        status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    return of(
        status.getStatusCode(), name, status.getReasonPhrase(), status.getReasonPhrase() + ".");
  }

  /** Marks the name as that of a rule, which is also written as {@code rule}. */
  public Problem asRule() {
    isRule = true;
    return this;
  }

  public Problem with(List<FieldError> fieldErrors) {
    errors = List.copyOf(fieldErrors);
    return this;
  }

  public Problem retryAfter(Optional<Duration> wait) {
    retryAfter = wait;
    return this;
  }

  /** Adds each component of a record as a member of its own. */
  public Problem with(RefusalFacts record) {
    facts = record;
    return this;
  }

  public int status() {
    return status;
  }

  /**
   * How to authenticate, which an answer with 401 has to say (RFC 9110, section 15.5.2), and
   * whether a token was sent that is not valid (RFC 6750, section 3).
   */
  public Optional<String> challenge(HttpServletRequest request) {
    if (status != 401) {
      return Optional.empty();
    }
    String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
    boolean token = sent != null && sent.regionMatches(true, 0, "Bearer ", 0, 7);
    return Optional.of(
        "Bearer realm=\"hospital-scheduling\""
            + (token && name.equals(SIGNED_OUT) ? ", error=\"invalid_token\"" : ""));
  }

  public Response response(HttpServletRequest request) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MediaType.valueOf(MEDIA_TYPE))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(text(request));
    retryAfter.ifPresent(
        wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
    challenge(request)
        .ifPresent(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
    return response.build();
  }

  /** The document, for writing to a servlet response directly. */
  public String text(HttpServletRequest request) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      json.write("type", NAMESPACE + name);
      json.write("title", title);
      json.write("status", status);
      json.write("detail", detail);
      String requestId = RequestLogFilter.requestId(request);
      if (requestId != null) {
        json.write("instance", "urn:request:" + requestId);
      }
      if (isRule) {
        json.write("rule", name);
      }
      if (!errors.isEmpty()) {
        json.writeStartArray("errors");
        for (FieldError error : errors) {
          json.writeStartObject();
          json.write("field", error.field());
          json.write("message", error.message());
          json.writeEnd();
        }
        json.writeEnd();
      }
      if (facts != null) {
        try (JsonReader record =
            JsonText.PROVIDER.createReader(new StringReader(JsonText.of(facts)))) {
          record.readObject().forEach(json::write);
        }
      }
      json.writeEnd();
    }
    return text.toString();
  }
}
