package org.hospitalscheduling.web.input;

import java.io.Serial;
import java.util.List;

/** A request that does not satisfy its operation's contract: 400, with every field at fault. */
public class InvalidInputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * The fault of one field.
   *
   * @param field its path, for instance {@code patient.mrn}, or the name of a parameter or header
   */
  public record FieldError(String field, String message) {}

  private final transient List<FieldError> errors;

  public InvalidInputException(List<FieldError> errors) {
    super("invalid input");
    this.errors = List.copyOf(errors);
  }

  public InvalidInputException(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
