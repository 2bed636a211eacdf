package org.hospitalscheduling.shared;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/**
 * Turns what the database refuses into what callers understand, as {@link DatabaseErrors} says.
 * {@code ejb-jar.xml} puts it around every EJB, inside the transaction, so that no service has to
 * remember. What a commit refuses comes later than this; the edge translates it in the same way.
 */
public class DatabaseErrorsInterceptor implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Passes the call on; everything that is no refusal of the database's passes as it is. */
  @AroundInvoke
  public Object translate(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (RuntimeException failure) {
      throw DatabaseErrors.translate(failure).orElse(failure);
    }
  }
}
