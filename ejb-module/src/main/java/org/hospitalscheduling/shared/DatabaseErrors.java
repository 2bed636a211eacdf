package org.hospitalscheduling.shared;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL refuses, in the words of this application. Codes are those of PostgreSQL's
 * appendix A.
 *
 * <p>The name of a violated exclusion constraint is only in the driver's exception; Hibernate does
 * not know it.
 */
public final class DatabaseErrors {

  private static final String DEADLOCK = "40P01";
  private static final String SERIALIZATION = "40001";
  private static final String LOCK_TIMEOUT = "55P03";
  private static final String EXCLUSION = "23P01";
  private static final String UNIQUE = "23505";

  private static final Map<String, Refusal> BY_CONSTRAINT =
      Map.of(
          "appointment_practitioner_lane_free", Refusal.DOCTOR_BUSY,
          "appointment_patient_free", Refusal.PATIENT_BUSY);

  private DatabaseErrors() {}

  /**
   * Runs {@code work}, which flushes what it writes, and turns what the database refuses into what
   * callers understand: a {@link RefusedException}, or a {@link ConflictException} where another
   * try may succeed. Everything else passes.
   */
  public static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (RefusedException refused) {
      throw refused;
    } catch (RuntimeException failure) {
      throw translate(failure);
    }
  }

  private static RuntimeException translate(RuntimeException failure) {
    Optional<SQLException> cause = sqlException(failure);
    String state = cause.map(SQLException::getSQLState).orElse("");
    return switch (state) {
      case DEADLOCK, SERIALIZATION -> new ConflictException(failure);
      case LOCK_TIMEOUT ->
          RefusedException.retryAfter(
              Refusal.BUSY,
              "Too many want the same time at once. Try again.",
              Duration.ofSeconds(1));
      case EXCLUSION ->
          new RefusedException(
              BY_CONSTRAINT.getOrDefault(constraint(cause.get()), Refusal.DOCTOR_BUSY),
              "The time was taken a moment ago.");
      case UNIQUE ->
          new RefusedException(
              Refusal.DUPLICATE,
              "Something else has that name already (" + constraint(cause.get()) + ").");
      default -> failure;
    };
  }

  /** The SQLSTATE at the root of {@code failure}; empty where the database had no part in it. */
  public static Optional<String> sqlState(Throwable failure) {
    return sqlException(failure).map(SQLException::getSQLState);
  }

  /**
   * Whether the database cannot be reached or has no room: SQLSTATE classes 08 (connection), 53
   * (resources) and 57P (shut down), no connection to be had from the pool, or a commit that got no
   * answer, of which the servers' transaction managers tell without the driver's exception.
   */
  public static boolean isAway(Throwable failure) {
    return sqlException(failure)
        .map(
            cause -> {
              String state = cause.getSQLState();
              return state == null
                  || state.startsWith("08")
                  || state.startsWith("53")
                  || state.startsWith("57P");
            })
        .orElseGet(() -> isUnansweredCommit(failure));
  }

  private static boolean isUnansweredCommit(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof XAException
          || each instanceof SystemException
          || each instanceof HeuristicMixedException
          || each instanceof HeuristicRollbackException
          || Stream.of(each.getSuppressed()).anyMatch(XAException.class::isInstance)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<SQLException> sqlException(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static String constraint(SQLException failure) {
    if (failure instanceof PSQLException driver) {
      ServerErrorMessage message = driver.getServerErrorMessage();
      if (message != null && message.getConstraint() != null) {
        return message.getConstraint();
      }
    }
    return "";
  }
}
