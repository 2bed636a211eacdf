package org.hospitalscheduling.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.shared.DatabaseErrors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL with our schema, and the persistence unit of the product on it, with plain
 * transactions where the server would manage them. Repositories are given its entity managers.
 *
 * <p>An extension of JUnit: each test class begins with the empty schema. Those of one JVM share
 * one server and come one after another; Failsafe may start several JVMs. What is committed is not
 * forced to the disk: a test that ends the server needs an {@link EmbeddedDatabase} of its own.
 */
public final class HospitalDatabase implements BeforeAllCallback {
  /** A hundred clients of one test have a transaction each before any of them goes on. */
  private static final int MAX_CONNECTIONS = 120;

  private static final int MAX_OF_THE_OWNER = 10;

  private static EmbeddedDatabase database;
  private static EntityManagerFactory factory;

  /** A session costs more to begin, with its password, than most of what a test does in it. */
  private static HikariDataSource applicationPool;

  private static HikariDataSource ownerPool;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (database == null) {
      start();
    } else {
      database.reset();
      // Their sessions ended with the database that they were in.
      applicationPool.getHikariPoolMXBean().softEvictConnections();
      ownerPool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private static void start() {
    database = EmbeddedDatabase.withoutDurability();
    Flyway.configure()
        .dataSource(database.owner())
        .placeholders(Map.of("app_role", EmbeddedDatabase.APPLICATION))
        .load()
        .migrate();
    database.snapshot();
    applicationPool = pool(database.application(), MAX_CONNECTIONS);
    ownerPool = pool(database.owner(), MAX_OF_THE_OWNER);
    factory =
        new HibernatePersistenceProvider()
            .createEntityManagerFactory(
                "hospital",
                Map.of(
                    "jakarta.persistence.transactionType",
                    "RESOURCE_LOCAL",
                    "jakarta.persistence.nonJtaDataSource",
                    applicationPool,
                    "jakarta.persistence.jtaDataSource",
                    applicationPool,
                    "hibernate.transaction.jta.platform",
                    "none",
                    "hibernate.transaction.coordinator_class",
                    "jdbc",
                    "hibernate.session_factory.statement_inspector",
                    new LocksOneTable()));
  }

  private static HikariDataSource pool(DataSource connections, int most) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(connections);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** Unpooled connections of the application's role. */
  public DataSource application() {
    return database.application();
  }

  /** Unpooled connections of the role that owns the schema. */
  public DataSource owner() {
    return database.owner();
  }

  /** Unpooled connections of the one whom no right stops. */
  public DataSource superuser() {
    return database.superuser();
  }

  /** What names this database to a program that the application's role is enough for. */
  public Map<String, String> environment() {
    return database.environment();
  }

  /**
   * Runs {@code work} in a transaction of its own; rolls back when it throws. What the database
   * refuses is translated as it is around every EJB.
   */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    try (EntityManager em = factory.createEntityManager()) {
      em.getTransaction().begin();
      try {
        T result = work.apply(em);
        em.getTransaction().commit();
        return result;
      } catch (RuntimeException failure) {
        throw DatabaseErrors.translate(failure).orElse(failure);
      } finally {
        if (em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
      }
    }
  }

  /** Runs SQL as the owner, for instance to empty tables between tests, in one transaction. */
  public void asOwner(String... statements) {
    try (Connection connection = ownerPool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Sent together: a hundred rows are one way there and back.
      statement.execute(String.join(";\n", statements));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the same work {@code times} times at one moment; what each of them gave. */
  public static <T> List<T> atOnce(int times, Callable<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      CountDownLatch ready = new CountDownLatch(times);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
