package org.hospitalscheduling.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import org.hospitalscheduling.web.input.InvalidInputException;

/** Invalid input: 400, with every field at fault. */
@Provider
public class InvalidInputMapper implements ExceptionMapper<InvalidInputException> {

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(InvalidInputException invalid) {
    String detail =
        invalid.errors().stream()
            .limit(5)
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; ", "", "."));
    return Problem.of(400, "invalid", "Invalid", detail).with(invalid.errors()).response(request);
  }
}
