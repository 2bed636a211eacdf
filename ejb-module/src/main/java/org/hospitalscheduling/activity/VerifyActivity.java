package org.hospitalscheduling.activity;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;

/**
 * The command with which hospital IT verifies the activity log in a database, without a server:
 * {@code verify-activity.sh} runs it. It only reads.
 *
 * <p>Without {@code JWT_SECRET} it can verify the hashes, but not that they are the application's:
 * whoever can write to the database can compute them.
 *
 * <p>The exit status is 0 if the chain holds, 1 if it is broken, 2 if it could not be verified.
 */
public final class VerifyActivity {
  private static final int HOLDS = 0;
  private static final int BROKEN = 1;
  private static final int UNKNOWN = 2;

  /**
   * Seals are made every five seconds; rows that have waited longer than this show that no seal job
   * runs.
   */
  private static final Duration USUAL_TAIL = Duration.ofMinutes(1);

  private VerifyActivity() {}

  /**
   * @param arguments none, or {@code --expect seq:hash}, a head that was recorded earlier
   */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), arguments, System.out));
  }

  /**
   * Verifies the log and prints the result.
   *
   * @param environment names the database and the secret like the server's: {@code DATABASE_URL} or
   *     its parts, {@code JWT_SECRET} and {@code JWT_SECRET_PREVIOUS}
   * @return the exit status
   */
  static int run(Map<String, String> environment, String[] arguments, PrintStream out) {
    if (arguments.length != 0 && (arguments.length != 2 || !arguments[0].equals("--expect"))) {
      out.println("usage: verify-activity.sh EAR [--expect SEQ:HASH]");
      return UNKNOWN;
    }
    Optional<String> expected =
        arguments.length == 2 ? Optional.of(arguments[1].strip()) : Optional.empty();
    try (Connection connection =
        HospitalDataSource.ofApplication(Settings.databaseFrom(environment)).getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Optional<SealKeys> keys = Settings.masterSecretFrom(environment).map(SealKeys::new);
      return tell(ActivityChain.verify(connection, keys, expected), keys.isPresent(), out);
    } catch (SettingsException | SQLException e) {
      out.println("The activity log could not be verified: " + e.getMessage());
      return UNKNOWN;
    }
  }

  private static int tell(ActivityChain.Verdict verdict, boolean hasKeys, PrintStream out) {
    if (verdict instanceof ActivityChain.Verdict.Broken broken) {
      Seal seal = broken.seal();
      out.printf(
          "BROKEN at seal %d (rows %d to %d, sealed %s): %s.%n",
          seal.seq(), seal.first(), seal.last(), seal.at(), broken.why());
      return BROKEN;
    }
    ActivityChain.Verdict.Whole whole = (ActivityChain.Verdict.Whole) verdict;
    out.printf("The chain holds: %d seals over %d rows.%n", whole.head().seq(), whole.rows());
    out.printf("Head: %s%n", whole.head().head());
    if (whole.detached() > 0) {
      out.printf(
          "Detached with their months: %d of these rows. Their seals follow from each other, but what"
              + " was in the rows is seen only where the months are attached again.%n",
          whole.detached());
    }
    out.println(
        whole
            .firstKeyed()
            .map(
                seal ->
                    "Keyed from seal %d on, of %s.".formatted(seal.seq(), seal.at())
                        + (seal.seq() == 1
                            ? ""
                            : " What is before it could have been made by anybody who can write to"
                                + " the database."))
            .orElse(
                "No seal has a key: anybody who can write to the database could have made them."));
    out.printf("Not sealed yet: %d rows", whole.unsealed());
    whole.oldestUnsealed().ifPresent(oldest -> out.printf(", the oldest of %s", oldest));
    out.println(
        ". They can still be changed unnoticed; after "
            + USUAL_TAIL.toSeconds()
            + " s there should be none.");
    if (whole.firstKeyed().isPresent() && !hasKeys) {
      out.println(
          "NOT VERIFIED: the keys of the seals. JWT_SECRET is not set, and hashes alone can be"
              + " computed by anybody who can write to the database.");
      return UNKNOWN;
    }
    return HOLDS;
  }
}
