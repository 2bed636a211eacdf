package org.hospitalscheduling.shared;

import java.io.PrintStream;
import java.util.Map;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;

/**
 * The command with which hospital IT brings the schema up to date, so that no server needs the
 * owner's password: {@code migrate.sh} runs it.
 */
public final class MigrateSchema {

  private MigrateSchema() {}

  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out));
  }

  /**
   * Runs the missing migrations.
   *
   * @param environment names the database and both roles like a server's
   * @return the exit status: 0, or 1 if it failed, and then it has said why
   */
  static int run(Map<String, String> environment, PrintStream out) {
    try {
      out.println(
          "The schema is at version " + Schema.migrate(Settings.databaseFrom(environment)) + ".");
      return 0;
    } catch (SettingsException e) {
      out.println(e.getMessage());
      return 1;
    }
  }
}
