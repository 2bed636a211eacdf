package org.hospitalscheduling.intake;

import static java.util.Objects.requireNonNull;
import static org.hospitalscheduling.identity.Role.Name.ADMIN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.WorkingWeek;
import org.hospitalscheduling.booking.OutOfHoursService;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.DepartmentView;
import org.hospitalscheduling.directory.DirectoryService;
import org.hospitalscheduling.directory.DoctorView;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.intake.KnownDirectory.KnownDepartment;
import org.hospitalscheduling.intake.KnownDirectory.KnownDoctor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Imports a whole directory from a file: departments, doctors and their hours, all or nothing. It
 * writes as an ADMIN would by hand, with the same locks and the same activity rows.
 */
@Stateless
@RolesAllowed(ADMIN)
public class ImportService {

  /** Colours for new departments; those that no department has yet come first. */
  private static final List<String> COLOURS =
      List.of(
          "#3976ce", "#2f9357", "#c54868", "#a751b5", "#ba6734", "#2b9384", "#7a59d3", "#828721",
          "#138db1", "#c3518d", "#8d662c", "#657383");

  @Inject private DirectoryService directory;
  @Inject private AvailabilityService availability;
  @Inject private OutOfHoursService outOfHours;
  @Inject private Calendars calendars;
  @Inject private Practitioners practitioners;
  @Inject private IdempotencyKeys keys;
  @Inject private Clock clock;

  /** What importing the file would do, with its faults; writes nothing. */
  public ImportOutcome look(List<ImportLine> lines, List<LineFault> ofFile) {
    ImportPlan plan = ImportPolicy.plan(lines, ofFile, known());
    return new ImportOutcome(false, plan, outside(plan));
  }

  /**
   * Imports the file.
   *
   * @param writer writes the answer in the edge's form, for repeated requests
   * @throws RefusedException {@link Refusal#LINES_AT_FAULT} with the faults; then nothing is
   *     written
   */
  public IdempotentAnswer take(
      List<ImportLine> lines,
      List<LineFault> ofFile,
      Optional<IdempotencyKey> key,
      Function<ImportOutcome, String> writer) {
    return keys.once(
        "import-directory",
        key,
        () -> new IdempotentAnswer(Ids.next(), 0, writer.apply(write(lines, ofFile))));
  }

  private ImportOutcome write(List<ImportLine> lines, List<LineFault> ofFile) {
    if (!practitioners.importAlone()) {
      throw RefusedException.retryAfter(
          Refusal.IN_PROGRESS,
          "Another import is running. Try again in a moment.",
          Duration.ofSeconds(2));
    }
    ImportPlan plan = ImportPolicy.plan(lines, ofFile, known());
    if (!plan.faults().isEmpty()) {
      throw RefusedException.withFacts(
          Refusal.LINES_AT_FAULT,
          "Nothing was imported: some lines have errors.",
          new FaultyLines(plan.faults()));
    }
    Map<UUID, Integer> outside = outside(plan);
    Map<String, UUID> departments = addDepartments(plan);
    for (ImportPlan.Doctor doctor : plan.doctors()) {
      if (doctor.id().isEmpty()) {
        DoctorView added =
            directory.addDoctor(
                doctor.name(),
                requireNonNull(departments.get(doctor.department())),
                null,
                List.of());
        if (doctor.changed()) {
          availability.setWeek(added.id(), added.version(), doctor.hours());
        }
      }
    }
    // Doctors' row locks are taken in the order of their ids.
    plan.doctors().stream()
        .filter(doctor -> doctor.id().isPresent() && doctor.changed())
        .sorted(Comparator.comparing(doctor -> doctor.id().get().toString()))
        .forEach(
            doctor -> availability.setWeek(doctor.id().get(), doctor.version(), doctor.hours()));
    return new ImportOutcome(true, plan, outside);
  }

  private Map<String, UUID> addDepartments(ImportPlan plan) {
    Set<String> worn =
        directory.departments(Optional.empty()).stream()
            .map(DepartmentView::colour)
            .collect(Collectors.toCollection(HashSet::new));
    Map<String, UUID> ids = new HashMap<>();
    for (ImportPlan.Department department : plan.departments()) {
      ids.put(
          department.name(),
          department
              .id()
              .orElseGet(
                  () -> {
                    String colour = colour(worn, ids.size());
                    worn.add(colour);
                    return directory
                        .addDepartment(
                            department.name(), colour, Department.DEFAULT_MAX_PER_HOUR, List.of())
                        .id();
                  }));
    }
    return ids;
  }

  private static String colour(Set<String> worn, int number) {
    return COLOURS.stream()
        .filter(each -> !worn.contains(each))
        .findFirst()
        .orElse(COLOURS.get(number % COLOURS.size()));
  }

  private KnownDirectory known() {
    List<DoctorView> doctors = directory.doctors(List.of(), Optional.empty());
    Instant now = clock.instant();
    Map<UUID, Calendars.Calendar> weeks =
        calendars.of(
            doctors.stream().map(DoctorView::id).toList(), new TimeRange(now, now.plusSeconds(1)));
    return new KnownDirectory(
        directory.departments(Optional.empty()).stream()
            .map(each -> new KnownDepartment(each.id(), each.name(), each.active()))
            .toList(),
        doctors.stream()
            .map(
                each ->
                    new KnownDoctor(
                        each.id(),
                        each.name(),
                        each.department().id(),
                        each.active(),
                        each.version(),
                        requireNonNull(weeks.get(each.id())).week().periods()))
            .toList());
  }

  private Map<UUID, Integer> outside(ImportPlan plan) {
    Map<UUID, WorkingWeek> changing = new HashMap<>();
    for (ImportPlan.Doctor doctor : plan.doctors()) {
      if (doctor.id().isPresent() && doctor.changed()) {
        changing.put(doctor.id().get(), new WorkingWeek(doctor.hours()));
      }
    }
    return changing.isEmpty() ? Map.of() : outOfHours.countOutside(changing);
  }
}
