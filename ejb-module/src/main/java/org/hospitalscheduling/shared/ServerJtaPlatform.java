package org.hospitalscheduling.shared;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Looks up the transaction manager of Payara and WildFly, which bind it under different names;
 * Hibernate knows only one of them.
 */
public class ServerJtaPlatform extends AbstractJtaPlatform {
  private static final long serialVersionUID = 1L;

  @Override
  protected TransactionManager locateTransactionManager() {
    return lookup(
        TransactionManager.class,
        "java:appserver/TransactionManager",
        "java:jboss/TransactionManager");
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    return lookup(UserTransaction.class, "java:comp/UserTransaction", "java:jboss/UserTransaction");
  }

  private static <T> T lookup(Class<T> type, String... names) {
    for (String name : names) {
      try {
        return type.cast(InitialContext.doLookup(name));
      } catch (NamingException e) {
        // the other server's name
      }
    }
    throw new IllegalStateException("This server offers no " + type.getSimpleName() + ".");
  }
}
