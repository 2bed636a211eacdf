package org.hospitalscheduling.web.problem;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.json.JsonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.shared.DatabaseErrors;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.input.InvalidInputException;
import org.hospitalscheduling.web.request.RequestLogFilter;

/**
 * Maps everything that no other mapper takes. The caller's faults keep their status; a database
 * that is unreachable or held by others is a 503 that is worth a retry; everything else is our
 * fault, logged with the request's id and answered without detail.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    Optional<RuntimeException> refusal = DatabaseErrors.translate(failure);
    if (refusal.isPresent()) {
      RefusedException refused =
          refusal.get() instanceof RefusedException known ? known : RefusedException.busy();
      return RefusedMapper.answer(refused, request);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException invalid) {
        return Problem.of(400, "invalid", "Invalid", "The request is not valid.")
            .with(invalid.errors())
            .response(request);
      }
      if (cause instanceof EJBAccessException || cause instanceof AccessLocalException) {
        return denied();
      }
      if (cause instanceof WebApplicationException web) {
        return ofWeb(web);
      }
      if (cause instanceof JsonException) {
        return Problem.of(400, "invalid", "Invalid", "The body must be well-formed JSON.")
            .response(request);
      }
    }
    if (DatabaseErrors.isAway(failure)) {
      LOG.log(
          Level.WARNING,
          "the database did not answer, request={0}: {1}",
          new Object[] {RequestLogFilter.requestId(request), rootOf(failure)});
      return Problem.of(
              503,
              "database-away",
              "Database not reachable",
              "The database is not reachable. Your request may or may not have been carried out;"
                  + " send it again with the same Idempotency-Key to find out.")
          .retryAfter(Optional.of(Duration.ofSeconds(2)))
          .response(request);
    }
    LOG.log(Level.SEVERE, "request " + RequestLogFilter.requestId(request) + " failed", failure);
    return Problem.of(
            500,
            "failure",
            "Failure",
            "Something went wrong on the server. Its log has the details under the request's id.")
        .response(request);
  }

  private Response denied() {
    return request.getUserPrincipal() == null
        ? Problem.signedOut().response(request)
        : Problem.of(403, "not-allowed", "Not allowed", "Your role does not allow this.")
            .response(request);
  }

  private Response ofWeb(WebApplicationException web) {
    Response theirs = web.getResponse();
    if (theirs.getStatus() >= 500) {
      LOG.log(Level.SEVERE, "request " + RequestLogFilter.requestId(request) + " failed", web);
    }
    Response ours = Problem.of(theirs.getStatusInfo()).response(request);
    if (web instanceof NotAllowedException) {
      return Response.fromResponse(ours)
          .header(HttpHeaders.ALLOW, theirs.getHeaderString(HttpHeaders.ALLOW))
          .build();
    }
    return ours;
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
