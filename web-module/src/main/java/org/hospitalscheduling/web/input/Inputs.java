package org.hospitalscheduling.web.input;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Reads bodies, queries and headers of requests. */
@ApplicationScoped
public class Inputs {

  private static final int LONGEST_KEY = 200;
  private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})\"");

  @Inject private Settings settings;
  @Inject private Clock clock;

  public Body body(byte[] bytes) {
    return Body.parse(
        bytes, settings.zone(), clock.instant().atZone(settings.zone()).toLocalDate());
  }

  public Query query(UriInfo uri) {
    return new Query(uri.getQueryParameters(false), settings.zone());
  }

  /** An id in a path; a malformed one is answered like an unknown id. */
  public UUID id(String text) {
    return Ids.parse(text).orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "Not found."));
  }

  /**
   * The version that {@code If-Match} names; without the header the request is refused as {@link
   * Refusal#VERSION_REQUIRED}.
   */
  public int version(String ifMatch) {
    return optionalVersion(ifMatch)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.VERSION_REQUIRED,
                    "If-Match is required: send the ETag of the version you read."));
  }

  /** The version that {@code If-Match} names, if the header is present. */
  public Optional<Integer> optionalVersion(String ifMatch) {
    if (ifMatch == null) {
      return Optional.empty();
    }
    Matcher etag = ETAG.matcher(ifMatch.strip());
    if (!etag.matches()) {
      throw new InvalidInputException(
          "If-Match", "must be one ETag, as an earlier answer had it, for instance \"3\"");
    }
    return Optional.of(Integer.valueOf(etag.group(1)));
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
