package org.hospitalscheduling.demo;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingWeek;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The demonstration's directory as it is in the database now, including what people changed.
 * Doctors and patients that people added are left out: they are left alone.
 */
record Hospital(List<Doctor> doctors, List<Patient> patients) {

  /**
   * @param limit the maximum number of appointments at any instant
   */
  record Doctor(
      UUID id,
      UUID department,
      Specialty specialty,
      int limit,
      WorkingWeek week,
      List<TimeRange> timeOff) {}

  /**
   * @param specialties where this patient is treated
   */
  record Patient(UUID id, Set<Specialty> specialties) {

    static Patient of(UUID id, boolean woman, LocalDate birthDate, LocalDate today) {
      boolean child = birthDate != null && birthDate.isAfter(today.minusYears(18));
      Draw draw = Draw.of(DemoIds.seed(), id.getLeastSignificantBits());
      List<Specialty> open =
          List.of(Specialty.values()).stream()
              .filter(each -> each.clientele.admits(child, woman))
              .toList();
      Specialty usual = child ? Specialty.PEDIATRICS : draw.oneOf(open);
      return new Patient(id, Set.copyOf(List.of(usual, other(usual, open, draw))));
    }

    private static Specialty other(Specialty usual, List<Specialty> open, Draw draw) {
      return draw.oneOf(open.stream().filter(each -> each != usual).toList());
    }
  }

  /** The patients of each specialty. */
  Map<Specialty, List<Patient>> patientsBySpecialty() {
    Map<Specialty, List<Patient>> lists = new EnumMap<>(Specialty.class);
    for (Specialty specialty : Specialty.values()) {
      lists.put(
          specialty,
          patients.stream().filter(each -> each.specialties().contains(specialty)).toList());
    }
    return lists;
  }
}
