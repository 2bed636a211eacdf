package org.hospitalscheduling.shared;

import jakarta.ejb.ApplicationException;

/**
 * Two transactions stood in each other's way (a deadlock or a serialisation failure) and this one
 * was rolled back. Nothing is written; the same call may succeed when it is made again.
 */
@ApplicationException(rollback = true)
public class ConflictException extends RuntimeException {

  public ConflictException(Throwable cause) {
    super("another transaction stood in the way", cause);
  }
}
