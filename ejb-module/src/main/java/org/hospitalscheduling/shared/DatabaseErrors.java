package org.hospitalscheduling.shared;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Translates PostgreSQL's errors into the application's refusals. The codes are SQLSTATEs as listed
 * in PostgreSQL's appendix A.
 *
 * <p>The name of a violated exclusion constraint is only in the driver's exception; Hibernate does
 * not report it.
 */
public final class DatabaseErrors {

  private static final String DEADLOCK = "40P01";
  private static final String SERIALIZATION = "40001";
  private static final String LOCK_TIMEOUT = "55P03";
  private static final String EXCLUSION = "23P01";
  private static final String UNIQUE = "23505";

  private static final Map<String, Refusal> EXCLUSIONS =
      Map.of(
          "appointment_practitioner_lane_free", Refusal.DOCTOR_BUSY,
          "appointment_patient_free", Refusal.PATIENT_BUSY);

  /**
   * The request field that a unique key constrains; a key that is not listed constrains no single
   * field.
   */
  private static final Map<String, String> UNIQUE_FIELDS =
      Map.ofEntries(
          Map.entry("patient_mrn_key", "mrn"),
          Map.entry("department_name_key", "name"),
          Map.entry("appointment_type_name_key", "name"),
          Map.entry("service_account_name_like_key", "name"),
          Map.entry("app_user_username_key", "username"),
          Map.entry("app_user_name_like_key", "username"),
          Map.entry("app_user_email_key", "email"),
          Map.entry("identifier_department_key", "identifiers"),
          Map.entry("identifier_practitioner_key", "identifiers"),
          Map.entry("identifier_patient_key", "identifiers"),
          Map.entry("identifier_appointment_key", "identifiers"));

  private DatabaseErrors() {}

  /**
   * What {@code failure} means to a caller: a {@link RefusedException}, or a {@link
   * ConflictException} if a retry may succeed; empty if it is neither.
   */
  public static Optional<RuntimeException> translate(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof RefusedException || each instanceof ConflictException) {
        return Optional.of((RuntimeException) each);
      }
    }
    return sqlException(failure).flatMap(cause -> translate(failure, cause));
  }

  private static Optional<RuntimeException> translate(Throwable failure, SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    return switch (state) {
      case DEADLOCK, SERIALIZATION -> Optional.of(new ConflictException(failure));
      case LOCK_TIMEOUT -> Optional.of(RefusedException.busy());
      case EXCLUSION ->
          Optional.of(
              new RefusedException(
                  EXCLUSIONS.getOrDefault(constraint(cause), Refusal.DOCTOR_BUSY),
                  "The time has just been taken."));
      case UNIQUE -> Optional.of(duplicate(constraint(cause)));
      default -> Optional.empty();
    };
  }

  private static RefusedException duplicate(String constraint) {
    String field = UNIQUE_FIELDS.get(constraint);
    return field == null
        ? new RefusedException(Refusal.DUPLICATE, "This already exists.")
        : RefusedException.ofField(Refusal.DUPLICATE, field, "is already in use");
  }

  /**
   * Whether the database is unreachable or out of resources: SQLSTATE classes 08 (connection), 53
   * (resources) and 57P (shutdown), no connection available from the pool, or a commit that got no
   * answer, which the servers' transaction managers report without the driver's exception.
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

  /**
   * The violated constraint. A batch's exception does not name it: the driver's own exception is
   * below it, as its cause or its next exception.
   */
  private static String constraint(SQLException failure) {
    for (Throwable each : failure) {
      if (each instanceof PSQLException driver) {
        ServerErrorMessage message = driver.getServerErrorMessage();
        if (message != null && message.getConstraint() != null) {
          return message.getConstraint();
        }
      }
    }
    return "";
  }
}
