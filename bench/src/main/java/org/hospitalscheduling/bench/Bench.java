package org.hospitalscheduling.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures the product against what the same database can do without it, on this machine, in one
 * run, and prints ratios. Everything is bounded and listens on 127.0.0.1 only.
 */
public final class Bench {

  private static final int APPOINTMENTS = 100_000;

  private Bench() {}

  /**
   * @param arguments the EAR, Payara's zip, a working directory, the app's directory, and the
   *     sections to run, separated by commas (empty: all)
   */
  public static void main(String[] arguments) throws Exception {
    String only = arguments.length > 4 ? arguments[4] : "";
    try (Rig rig =
        new Rig(
            Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), APPOINTMENTS)) {
      Map<String, Section> sections = sections(rig, new Arena(rig), Path.of(arguments[3]));
      Collection<String> wanted =
          only.isBlank() ? sections.keySet() : new LinkedHashSet<>(List.of(only.split(",")));
      if (!sections.keySet().containsAll(wanted)) {
        throw new IllegalArgumentException("bench.only takes some of " + sections.keySet());
      }
      for (String each : wanted) {
        Objects.requireNonNull(sections.get(each)).run();
      }
    }
    Report.print();
  }

  private interface Section {
    void run() throws Exception;
  }

  /** All sections, in the order in which they run. */
  private static Map<String, Section> sections(Rig rig, Arena arena, Path pwa) {
    Map<String, Section> sections = new LinkedHashMap<>();
    sections.put("slot", new OneSlotBench(rig, arena)::run);
    sections.put("bookings", new BookingsBench(rig, arena)::run);
    sections.put("sockets", new SocketsBench(rig, arena)::run);
    sections.put("exports", new ExportBench(rig)::run);
    sections.put("week", new WeekBench(rig)::run);
    sections.put("logins", new LoginsBench(rig)::run);
    sections.put("session", new SessionBench(rig)::run);
    sections.put("activity", new ActivityBench(rig)::run);
    sections.put("policy", PolicyBench::run);
    sections.put("suggestions", new SuggestionsBench(rig)::run);
    sections.put("calendar", new CalendarBench(rig, pwa)::run);
    sections.put("statements", new StatementsBench(rig, arena)::run);
    sections.put("monitor", new MonitorBench(rig)::run);
    sections.put("million", () -> new WeekBench(rig).ofAMillion());
    sections.put("gaps", () -> new GapsBench(rig).run());
    sections.put("patients", () -> new PatientsBench(rig).run());
    return sections;
  }
}
