package org.hospitalscheduling.web.input;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Reads bodies, queries and headers of requests. */
@ApplicationScoped
public class Inputs {

  private static final int LONGEST_KEY = 200;

  public Body body(byte[] bytes) {
    return Body.parse(bytes);
  }

  public Query query(UriInfo uri) {
    return new Query(uri.getQueryParameters(false));
  }

  /** An id in a path; a malformed one is answered like an unknown id. */
  public UUID id(String text) {
    return Ids.parse(text).orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "Not found."));
  }

  /**
   * The versions that {@code If-Match} names; if it names none, the request is refused as {@link
   * Refusal#VERSION_REQUIRED}.
   *
   * @param lines of the header
   */
  public IfMatch ifMatch(List<String> lines) {
    return optionalIfMatch(lines)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.VERSION_REQUIRED,
                    "If-Match must name the version you read: send its ETag. (* names none.)"));
  }

  /** The versions that {@code If-Match} names, if it names any. */
  public Optional<IfMatch> optionalIfMatch(List<String> lines) {
    return IfMatch.of(lines);
  }

  /** The idempotency key of a request that creates something, bound to the bytes of its body. */
  public Optional<IdempotencyKey> key(String key, byte[] body) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank()
        || key.length() > LONGEST_KEY
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(key)) {
      throw new InvalidInputException("Idempotency-Key", "must be 1 to 200 ASCII characters");
    }
    try {
      return Optional.of(
          new IdempotencyKey(key, MessageDigest.getInstance("SHA-256").digest(body)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
