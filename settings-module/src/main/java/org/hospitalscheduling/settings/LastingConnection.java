package org.hospitalscheduling.settings;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A connection for a server's pool that lives for hours: if the database was restarted meanwhile,
 * it continues with a new session. It checks the session only before a transaction begins, never
 * within one: a transaction that was running when the database went away fails and is rolled back.
 *
 * <p>It replaces a pool's validation, because on WildFly validation cannot be configured for a data
 * source that an EAR defines, and it costs less: a session that was used within the last half
 * second is assumed alive, unless another was found dead since.
 *
 * <p>Like any connection, it is confined to one thread at a time.
 */
final class LastingConnection implements InvocationHandler {
  /** Opens a session in the database. */
  interface Opener {
    Connection open() throws SQLException;
  }

  private static final long BELIEVED = Duration.ofMillis(500).toNanos();
  private static final int ANSWER_SECONDS = 2;
  private static final Set<String> SETTINGS =
      Set.of("setAutoCommit", "setReadOnly", "setTransactionIsolation");

  /** When any session was last found dead ({@link System#nanoTime}). */
  private static volatile long lastDeath = System.nanoTime();

  private static final LongAdder OPEN = new LongAdder();
  private static final LongAdder IN_TRANSACTION = new LongAdder();
  private static final LongAdder REPLACED = new LongAdder();

  private final Opener opener;
  private final Map<Method, Object[]> settings = new LinkedHashMap<>();
  private Connection session;
  private long provenAt;
  private boolean autoCommit = true;
  private boolean underWay;
  private boolean counted;

  private LastingConnection(Opener opener) throws SQLException {
    this.opener = opener;
    open();
    counted = true;
    OPEN.increment();
  }

  static PooledConnections all() {
    return new PooledConnections(OPEN.sum(), IN_TRANSACTION.sum(), REPLACED.sum());
  }

  static Connection open(Opener opener) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            LastingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LastingConnection(opener));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    switch (name) {
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "createStatement", "prepareStatement", "prepareCall":
        look();
        setUnderWay(!autoCommit);
        return passOn(method, arguments);
      case "setAutoCommit":
        look();
        autoCommit = (Boolean) arguments[0];
        setUnderWay(false);
        break;
      case "commit", "rollback":
        // A rollback to a savepoint does not end the transaction.
        if (arguments == null) {
          return end(method);
        }
        break;
      case "close", "abort":
        leave();
        break;
      default:
        break;
    }
    if (SETTINGS.contains(name)) {
      settings.put(method, arguments);
    }
    return passOn(method, arguments);
  }

  private void setUnderWay(boolean now) {
    if (now != underWay) {
      underWay = now;
      IN_TRANSACTION.add(now ? 1 : -1);
    }
  }

  private void leave() {
    setUnderWay(false);
    if (counted) {
      counted = false;
      OPEN.decrement();
    }
  }

  private Object end(Method method) throws Throwable {
    setUnderWay(false);
    try {
      Object result = passOn(method, null);
      provenAt = System.nanoTime();
      return result;
    } finally {
      if (session.isClosed()) {
        lastDeath = System.nanoTime();
      }
    }
  }

  /** Ensures, between two transactions, that there is a session for the next one. */
  private void look() throws SQLException {
    if (underWay) {
      return;
    }
    if (!session.isClosed()) {
      boolean believed = System.nanoTime() - provenAt < BELIEVED && provenAt - lastDeath > 0;
      if (believed) {
        return;
      }
      if (session.isValid(ANSWER_SECONDS)) {
        provenAt = System.nanoTime();
        return;
      }
      session.abort(Runnable::run);
    }
    lastDeath = System.nanoTime();
    open();
    REPLACED.increment();
  }

  private void open() throws SQLException {
    session = opener.open();
    try {
      for (Map.Entry<Method, Object[]> setting : settings.entrySet()) {
        passOn(setting.getKey(), setting.getValue());
      }
    } catch (Throwable e) {
      session.close();
      throw e instanceof SQLException known ? known : new SQLException(e);
    }
    provenAt = System.nanoTime();
  }

  private Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(session, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
