package org.hospitalscheduling.shared;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/**
 * Translates database errors as {@link DatabaseErrors} defines. {@code ejb-jar.xml} binds it to
 * every EJB, inside the transaction, so that no service can forget it. Errors raised by the commit
 * come later; the edge translates them in the same way.
 */
public class DatabaseErrorsInterceptor implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Proceeds with the call; an exception that has no translation is rethrown unchanged. */
  @AroundInvoke
  public Object translate(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (RuntimeException failure) {
      throw DatabaseErrors.translate(failure).orElse(failure);
    }
  }
}
