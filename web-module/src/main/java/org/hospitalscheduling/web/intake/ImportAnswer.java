package org.hospitalscheduling.web.intake;

import java.util.List;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.intake.ImportOutcome;
import org.hospitalscheduling.intake.ImportPlan;
import org.hospitalscheduling.intake.LineFault;
import org.hospitalscheduling.web.json.JsonText;
import org.jspecify.annotations.Nullable;

/** What an import did, or would do. */
public record ImportAnswer(
    boolean written,
    int lines,
    List<Department> departments,
    List<Doctor> doctors,
    List<LineFault> errors) {

  /** A department of the file. */
  public record Department(String name, boolean added) {}

  /**
   * A doctor of the file.
   *
   * @param outside active appointments outside the new hours; null where the hours stay
   */
  public record Doctor(
      String name,
      String department,
      boolean added,
      List<WorkingPeriod> hours,
      boolean changed,
      @Nullable Integer outside) {}

  static String text(ImportOutcome outcome) {
    ImportPlan plan = outcome.plan();
    return JsonText.of(
        new ImportAnswer(
            outcome.written(),
            plan.lines(),
            plan.departments().stream()
                .map(each -> new Department(each.name(), each.id().isEmpty()))
                .toList(),
            plan.doctors().stream()
                .map(
                    each ->
                        new Doctor(
                            each.name(),
                            each.department(),
                            each.id().isEmpty(),
                            each.hours(),
                            each.changed(),
                            each.id().map(outcome.outside()::get).orElse(null)))
                .toList(),
            plan.faults()));
  }
}
