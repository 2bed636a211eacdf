package org.hospitalscheduling.web.input;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Opens what a request brings for reading. */
@ApplicationScoped
public class Inputs {

  private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})\"");

  @Inject private Settings settings;

  public Body body(byte[] bytes) {
    return Body.parse(bytes, settings.zone());
  }

  public Query query(UriInfo uri) {
    return new Query(uri.getQueryParameters(), settings.zone());
  }

  /** An id in a path: one that is none names nothing. */
  public UUID id(String text) {
    try {
      return Values.uuid(text);
    } catch (Values.NotAValueException notAnId) {
      throw new RefusedException(Refusal.NOT_FOUND, "Not found.");
    }
  }

  /**
   * The version that {@code If-Match} names; missing, it is refused as {@link
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

  /** The version that {@code If-Match} names, if there is one. */
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
}
