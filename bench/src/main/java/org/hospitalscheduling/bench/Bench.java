package org.hospitalscheduling.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures the product against what the same database can do without it, on this machine, in one
 * run, and prints ratios. Everything is bounded and listens on 127.0.0.1 only.
 */
public final class Bench {

  private static final List<String> SECTIONS =
      List.of(
          "slot",
          "bookings",
          "sockets",
          "exports",
          "week",
          "logins",
          "session",
          "activity",
          "policy",
          "suggestions",
          "calendar",
          "statements",
          "monitor",
          "million",
          "gaps");
  private static final int APPOINTMENTS = 100_000;

  private Bench() {}

  /**
   * @param arguments the EAR, Payara's zip, a working directory, the app's directory, and the
   *     sections to run, separated by commas (empty: all)
   */
  public static void main(String[] arguments) throws Exception {
    Set<String> wanted = wanted(arguments.length > 4 ? arguments[4] : "");
    Report report = new Report();
    try (Rig rig =
        new Rig(
            Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), APPOINTMENTS)) {
      Arena arena = new Arena(rig);
      for (String section : wanted) {
        switch (section) {
          case "week" -> new WeekBench(rig, report).run();
          case "slot" -> new OneSlotBench(rig, arena, report).run();
          case "bookings" -> new BookingsBench(rig, arena, report).run();
          case "sockets" -> new SocketsBench(rig, arena, report).run();
          case "logins" -> new LoginsBench(rig, report).run();
          case "session" -> new SessionBench(rig, report).run();
          case "activity" -> new ActivityBench(rig, report).run();
          case "calendar" -> new CalendarBench(rig, Path.of(arguments[3]), report).run();
          case "policy" -> new PolicyBench(report).run();
          case "suggestions" -> new SuggestionsBench(rig, report).run();
          case "statements" -> new StatementsBench(rig, arena, report).run();
          case "monitor" -> new MonitorBench(rig, report).run();
          case "gaps" -> {
            WeekBench.grow(rig);
            new GapsBench(rig, report).run();
          }
          case "exports" -> new ExportBench(rig, report).run();
          default -> {
            WeekBench.grow(rig);
            new WeekBench(rig, report).run();
          }
        }
      }
    }
    report.print();
  }

  private static Set<String> wanted(String only) {
    if (only.isBlank()) {
      return new LinkedHashSet<>(SECTIONS);
    }
    Set<String> wanted = new LinkedHashSet<>(Arrays.asList(only.split(",")));
    if (!SECTIONS.containsAll(wanted)) {
      throw new IllegalArgumentException("bench.only takes some of " + SECTIONS);
    }
    return wanted;
  }
}
