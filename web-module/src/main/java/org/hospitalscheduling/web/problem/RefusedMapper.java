package org.hospitalscheduling.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusalFacts;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;

/** The only place where a refusal becomes an HTTP status. */
@Provider
public class RefusedMapper implements ExceptionMapper<RefusedException> {

  private static final String REFUSAL = RefusedMapper.class.getName();

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(RefusedException refused) {
    return answer(refused, request);
  }

  /** The answer to a refusal, which {@link #refusal} remembers. */
  static Response answer(RefusedException refused, HttpServletRequest request) {
    request.setAttribute(REFUSAL, refused.refusal());
    return problem(refused).response(request);
  }

  /** What the request was refused for, if it was. */
  public static Optional<Refusal> refusal(HttpServletRequest request) {
    return Optional.ofNullable((Refusal) request.getAttribute(REFUSAL));
  }

  /** The problem document of a refusal, for answers outside JAX-RS. */
  public static Problem problem(RefusedException refused) {
    Refusal refusal = refused.refusal();
    Problem problem =
        Problem.of(status(refusal.kind()), refusal.code(), title(refusal), sentence(refused))
            .asRule()
            .retryAfter(refused.retryAfter());
    refused
        .field()
        .ifPresent(field -> problem.with(List.of(new FieldError(field, refused.getMessage()))));
    refused.facts().filter(RefusalFacts::areShown).ifPresent(problem::with);
    return problem;
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case CONFLICT -> 409;
      case OVER -> 410;
      case STALE -> 412;
      case RULE -> 422;
      case UNVERSIONED -> 428;
      case THROTTLED -> 429;
      case BUSY -> 503;
    };
  }

  private static String title(Refusal refusal) {
    String words = refusal.code().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String sentence(RefusedException refused) {
    return refused
        .field()
        .map(field -> field + ": " + refused.getMessage() + ".")
        .orElse(refused.getMessage());
  }
}
