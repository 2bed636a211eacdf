package org.hospitalscheduling.shared;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/**
 * The transaction collided with another one (a deadlock or a serialisation failure) and was rolled
 * back. Nothing was written; a retry of the same call may succeed.
 */
@ApplicationException(rollback = true)
public class ConflictException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ConflictException(Throwable cause) {
    super("another transaction stood in the way", cause);
  }
}
