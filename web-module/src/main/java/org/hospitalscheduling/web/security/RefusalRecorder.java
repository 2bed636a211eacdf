package org.hospitalscheduling.web.security;

import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.web.json.JsonText;
import org.hospitalscheduling.web.request.RequestLogFilter;

/**
 * Writes an activity row for what somebody was refused: a change that a rule or another's change
 * was in the way of, and anything that their role does not allow. It runs when the refused call and
 * its transaction are over.
 */
@Provider
public class RefusalRecorder implements ContainerResponseFilter {
  private static final Logger LOG = Logger.getLogger(RefusalRecorder.class.getName());
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int FORBIDDEN = 403;
  private static final Set<Integer> REFUSALS_OF_CHANGES = Set.of(404, 409, 412, 422);

  @Inject private ActivityService activity;
  @Inject private CurrentActor currentActor;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    boolean refused =
        status == FORBIDDEN
            || REFUSALS_OF_CHANGES.contains(status) && !READING.contains(request.getMethod());
    if (!refused || currentActor.find().isEmpty()) {
      return;
    }
    // One server begins the path with a slash, the other does not.
    String path = request.getUriInfo().getPath().replaceFirst("^/", "");
    String route = RequestLogFilter.printable("api/" + path).substring("api/".length());
    try {
      activity.noteRefusal(
          request.getMethod() + " " + ID.matcher(route).replaceAll("{id}"),
          rule(response.getEntity()).orElse(Integer.toString(status)),
          subject(path));
    } catch (RuntimeException e) {
      // The refusal stands whether or not it could be written down.
      LOG.log(Level.SEVERE, "A refusal could not be written to the activity log", e);
    }
  }

  private static UUID subject(String path) {
    Matcher id = ID.matcher(path);
    return id.find() ? UUID.fromString(id.group()) : null;
  }

  private static Optional<String> rule(Object problem) {
    if (!(problem instanceof String text)) {
      return Optional.empty();
    }
    try (JsonReader reader = JsonText.PROVIDER.createReader(new StringReader(text))) {
      return Optional.ofNullable(reader.readObject().getString("rule", null));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
