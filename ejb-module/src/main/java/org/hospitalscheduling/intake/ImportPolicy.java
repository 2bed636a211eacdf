package org.hospitalscheduling.intake;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.intake.KnownDirectory.KnownDepartment;
import org.hospitalscheduling.intake.KnownDirectory.KnownDoctor;
import org.hospitalscheduling.intake.LineFault.Rule;
import org.hospitalscheduling.shared.Text;

/**
 * What lines of departments, doctors and hours mean, and what is wrong with them. Pure.
 *
 * <p>A name matches an existing one ignoring case, so importing the same file again changes
 * nothing.
 */
final class ImportPolicy {

  static final int MAX_FAULTS = 200;

  private static final int LONGEST_DEPARTMENT = 100;
  private static final int LONGEST_DOCTOR = 200;

  /** The limit for a week that is set by hand, too. */
  private static final int MAX_PERIODS = 42;

  private static final int GRID_MINUTES = 5;
  private static final int DAY_MINUTES = 24 * 60;

  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})(?::00)?");

  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private static final Comparator<WorkingPeriod> BY_START =
      Comparator.comparing(WorkingPeriod::weekday)
          .thenComparing(WorkingPeriod::from)
          .thenComparing(WorkingPeriod::length);

  private final List<LineFault> faults = new ArrayList<>();
  private final Map<String, DepartmentSoFar> departments = new LinkedHashMap<>();
  private final Map<String, DoctorSoFar> doctors = new LinkedHashMap<>();
  private final Map<String, KnownDepartment> knownDepartments = new HashMap<>();
  private final Map<String, List<KnownDoctor>> knownDoctors = new HashMap<>();

  private record DepartmentSoFar(String name, Optional<KnownDepartment> there) {}

  private record DoctorSoFar(
      String name, String department, Optional<KnownDoctor> there, List<WorkingPeriod> hours) {}

  private ImportPolicy(KnownDirectory known) {
    known.departments().forEach(each -> knownDepartments.put(folded(each.name()), each));
    known
        .doctors()
        .forEach(
            each ->
                knownDoctors
                    .computeIfAbsent(folded(each.name()), name -> new ArrayList<>())
                    .add(each));
  }

  /**
   * Reads all lines.
   *
   * @param ofFile faults found before lines could be told apart; they come first
   */
  static ImportPlan plan(List<ImportLine> lines, List<LineFault> ofFile, KnownDirectory known) {
    ImportPolicy policy = new ImportPolicy(known);
    policy.faults.addAll(ofFile);
    lines.forEach(policy::read);
    return policy.plan(lines.size());
  }

  private ImportPlan plan(int lines) {
    return new ImportPlan(
        lines,
        departments.values().stream()
            .map(
                each ->
                    new ImportPlan.Department(each.name(), each.there().map(KnownDepartment::id)))
            .toList(),
        doctors.values().stream().map(ImportPolicy::planned).toList(),
        faults.stream()
            .sorted(Comparator.comparingInt(LineFault::line))
            .limit(MAX_FAULTS)
            .toList());
  }

  private static ImportPlan.Doctor planned(DoctorSoFar doctor) {
    List<WorkingPeriod> hours = doctor.hours().stream().sorted(BY_START).toList();
    List<WorkingPeriod> before =
        doctor
            .there()
            .map(each -> each.week().stream().sorted(BY_START).toList())
            .orElse(List.of());
    return new ImportPlan.Doctor(
        doctor.name(),
        doctor.department(),
        doctor.there().map(KnownDoctor::id),
        doctor.there().map(KnownDoctor::version).orElse(0),
        hours,
        !hours.isEmpty() && !hours.equals(before));
  }

  private void read(ImportLine line) {
    if (!line.has(ImportColumn.DEPARTMENT)) {
      fault(line, ImportColumn.DEPARTMENT, Rule.MISSING, "The department is missing.");
      return;
    }
    boolean hasHours =
        line.has(ImportColumn.WEEKDAY) || line.has(ImportColumn.FROM) || line.has(ImportColumn.TO);
    Optional<DepartmentSoFar> department = department(line);
    if (hasHours && !line.has(ImportColumn.DOCTOR)) {
      fault(line, ImportColumn.DOCTOR, Rule.MISSING, "Hours need a doctor.");
      return;
    }
    if (department.isEmpty() || !line.has(ImportColumn.DOCTOR)) {
      return;
    }
    Optional<DoctorSoFar> doctor = doctor(line, department.get());
    if (hasHours) {
      Optional<WorkingPeriod> period = period(line);
      if (doctor.isPresent() && period.isPresent()) {
        add(line, doctor.get(), period.get());
      }
    }
  }

  private Optional<DepartmentSoFar> department(ImportLine line) {
    String name = line.cell(ImportColumn.DEPARTMENT);
    if (isUnreadable(line, ImportColumn.DEPARTMENT, LONGEST_DEPARTMENT)) {
      return Optional.empty();
    }
    DepartmentSoFar found =
        departments.computeIfAbsent(
            folded(name),
            key -> {
              Optional<KnownDepartment> there = Optional.ofNullable(knownDepartments.get(key));
              return new DepartmentSoFar(there.map(KnownDepartment::name).orElse(name), there);
            });
    if (found.there().filter(each -> !each.active()).isPresent()) {
      fault(
          line,
          ImportColumn.DEPARTMENT,
          Rule.INACTIVE,
          "A department with this name exists but is inactive.");
      return Optional.empty();
    }
    return Optional.of(found);
  }

  private Optional<DoctorSoFar> doctor(ImportLine line, DepartmentSoFar department) {
    if (isUnreadable(line, ImportColumn.DOCTOR, LONGEST_DOCTOR)) {
      return Optional.empty();
    }
    String name = line.cell(ImportColumn.DOCTOR);
    DoctorSoFar before = doctors.get(folded(name));
    if (before != null) {
      return before.department().equals(department.name())
          ? Optional.of(before)
          : otherDepartment(line);
    }
    List<KnownDoctor> namesakes = knownDoctors.getOrDefault(folded(name), List.of());
    Optional<KnownDoctor> there =
        namesakes.stream()
            .filter(
                each ->
                    department
                        .there()
                        .filter(known -> known.id().equals(each.departmentId()))
                        .isPresent())
            .min(
                Comparator.comparing((KnownDoctor each) -> !each.active())
                    .thenComparing(each -> each.id().toString()));
    if (there.isEmpty() && namesakes.stream().anyMatch(KnownDoctor::active)) {
      return otherDepartment(line);
    }
    if (there.filter(each -> !each.active()).isPresent()) {
      fault(
          line,
          ImportColumn.DOCTOR,
          Rule.INACTIVE,
          "A doctor with this name exists but is inactive.");
      return Optional.empty();
    }
    DoctorSoFar fresh =
        new DoctorSoFar(
            there.map(KnownDoctor::name).orElse(name), department.name(), there, new ArrayList<>());
    doctors.put(folded(name), fresh);
    return Optional.of(fresh);
  }

  private Optional<DoctorSoFar> otherDepartment(ImportLine line) {
    fault(
        line,
        ImportColumn.DOCTOR,
        Rule.OTHER_DEPARTMENT,
        "A doctor with this name belongs to another department.");
    return Optional.empty();
  }

  private void add(ImportLine line, DoctorSoFar doctor, WorkingPeriod period) {
    if (doctor.hours().stream().anyMatch(period::overlaps)) {
      fault(
          line,
          ImportColumn.WEEKDAY,
          Rule.OVERLAP,
          "The hours overlap other hours of the same doctor in this file.");
    } else if (doctor.hours().size() == MAX_PERIODS) {
      fault(
          line,
          ImportColumn.WEEKDAY,
          Rule.TOO_LONG,
          "A doctor's week can have at most " + MAX_PERIODS + " periods.");
    } else {
      doctor.hours().add(period);
    }
  }

  private Optional<WorkingPeriod> period(ImportLine line) {
    Optional<DayOfWeek> weekday = weekday(line);
    Optional<Integer> from = time(line, ImportColumn.FROM);
    Optional<Integer> to = time(line, ImportColumn.TO);
    if (weekday.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    int length = Math.floorMod(to.get() - from.get(), DAY_MINUTES);
    length = length == 0 ? DAY_MINUTES : length;
    return Optional.of(
        new WorkingPeriod(
            weekday.get(), LocalTime.ofSecondOfDay(60L * from.get()), Duration.ofMinutes(length)));
  }

  private Optional<DayOfWeek> weekday(ImportLine line) {
    if (!line.has(ImportColumn.WEEKDAY)) {
      fault(line, ImportColumn.WEEKDAY, Rule.MISSING, "The weekday is missing.");
      return Optional.empty();
    }
    String text = folded(line.cell(ImportColumn.WEEKDAY));
    DayOfWeek day = WEEKDAYS.get(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    if (day == null) {
      fault(
          line,
          ImportColumn.WEEKDAY,
          Rule.UNKNOWN_WEEKDAY,
          "A weekday must be its name, or 1 (Monday) to 7.");
    }
    return Optional.ofNullable(day);
  }

  /** Minutes since midnight; an end of 00:00 is the midnight after the day. */
  private Optional<Integer> time(ImportLine line, ImportColumn column) {
    if (!line.has(column)) {
      fault(line, column, Rule.MISSING, "Hours need a weekday, a start and an end.");
      return Optional.empty();
    }
    Matcher time = TIME.matcher(line.cell(column));
    int minutes =
        time.matches()
            ? Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2))
            : -1;
    boolean endOfDay = column == ImportColumn.TO && minutes == DAY_MINUTES;
    if (minutes < 0
        || minutes >= DAY_MINUTES && !endOfDay
        || Integer.parseInt(time.group(2)) > 59) {
      fault(line, column, Rule.NOT_A_TIME, "A time must be written like 08:00.");
      return Optional.empty();
    }
    if (minutes % GRID_MINUTES != 0) {
      fault(line, column, Rule.OFF_GRID, "Hours must start and end in 5-minute steps.");
      return Optional.empty();
    }
    return Optional.of(minutes % DAY_MINUTES);
  }

  private boolean isUnreadable(ImportLine line, ImportColumn column, int longest) {
    String text = line.cell(column);
    if (Text.length(text) > longest) {
      fault(line, column, Rule.TOO_LONG, "A name can have at most " + longest + " characters.");
      return true;
    }
    try {
      Text.line(text, 1, longest);
      return false;
    } catch (Text.UnacceptableException unacceptable) {
      fault(line, column, Rule.NOT_A_LINE, "A name " + unacceptable.getMessage() + ".");
      return true;
    }
  }

  private void fault(ImportLine line, ImportColumn column, Rule rule, String sentence) {
    faults.add(new LineFault(line.number(), column, rule, sentence, line.cell(column)));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> names = new HashMap<>();
    String[] english = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    };
    String[] german = {
      "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"
    };
    for (DayOfWeek day : DayOfWeek.values()) {
      int at = day.getValue() - 1;
      names.put(Integer.toString(day.getValue()), day);
      for (String name : List.of(english[at], german[at])) {
        names.put(name, day);
        names.put(name.substring(0, 2), day);
        names.put(name.substring(0, 3), day);
      }
    }
    names.put("sonnabend", DayOfWeek.SATURDAY);
    return names;
  }
}
