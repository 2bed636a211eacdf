package org.hospitalscheduling.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
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
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with our schema and the product's persistence unit, with plain transactions in
 * place of the server's. Repositories get its entity managers.
 *
 * <p>A JUnit extension: each test class begins with the empty schema. The classes of one JVM share
 * one server and run one after another; Failsafe may start several JVMs. Commits are not forced to
 * the disk: a test that kills the server needs an {@link EmbeddedDatabase} of its own.
 */
public final class HospitalDatabase implements BeforeAllCallback {
  /** A hundred clients of one test each have a transaction before any of them continues. */
  private static final int MAX_CONNECTIONS = 120;

  private static final int MAX_OF_THE_OWNER = 10;

  private static EmbeddedDatabase database;
  private static EntityManagerFactory factory;

  /** Opening a session, with its password check, costs more than most of what a test does in it. */
  private static AgroalDataSource applicationPool;

  private static AgroalDataSource ownerPool;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (database == null) {
      start();
    } else {
      reset();
    }
  }

  /** Begins with the empty schema again, for tests that change it. */
  public void reset() {
    database.reset();
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

  private static AgroalDataSource pool(DataSource connections, int most) {
    PGSimpleDataSource server = (PGSimpleDataSource) connections;
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(most)
                          .acquisitionTimeout(Duration.ofSeconds(30))
                          // A reset, and some tests, end sessions that lie in the pool.
                          .connectionValidator(ConnectionValidator.defaultValidator())
                          .validateOnBorrow(true)
                          .connectionFactoryConfiguration(
                              factory ->
                                  factory
                                      .jdbcUrl(server.getURL())
                                      .principal(new NamePrincipal(server.getUser()))
                                      .credential(new SimplePassword(server.getPassword())))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Unpooled connections of the application's role. */
  public DataSource application() {
    return database.application();
  }

  /** Unpooled connections of the owning role. */
  public DataSource owner() {
    return database.owner();
  }

  /** Unpooled connections of the superuser. */
  public DataSource superuser() {
    return database.superuser();
  }

  /** The environment of a program that uses this database in the application's role. */
  public Map<String, String> environment() {
    return database.environment();
  }

  /**
   * Runs {@code work} in a transaction of its own; rolls back if it throws. Database errors are
   * translated as they are around every EJB.
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

  /** Runs SQL as the owner in one transaction, for instance to empty tables between tests. */
  public void asOwner(String... statements) {
    try (Connection connection = ownerPool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Sent together: a hundred rows are one round trip.
      statement.execute(String.join(";\n", statements));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empties the activity log, which otherwise nobody can. */
  public void emptyActivity() {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      // Triggers do not fire.
      statement.execute("SET session_replication_role = replica");
      statement.execute("TRUNCATE activity, activity_patient");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs the same work {@code times} times concurrently and returns the results. The first failure
   * is thrown at once and interrupts the others, which may be waiting for the one that failed.
   */
  public static <T> List<T> atOnce(int times, Callable<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      CountDownLatch ready = new CountDownLatch(times);
      CompletionService<T> finished = new ExecutorCompletionService<>(threads);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(
            finished.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.call();
                }));
      }
      for (int i = 0; i < times; i++) {
        finished.take().get();
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
