package org.hospitalscheduling.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.demo.Hospital.Doctor;
import org.hospitalscheduling.demo.Hospital.Patient;
import org.hospitalscheduling.demo.Specialty.Kind;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * A day of the demonstration as it will have been when it is over: every appointment that was ever
 * booked for it, with the time of booking. The same day always has the same appointments. Seen from
 * an earlier instant, only those exist that were booked by then, so days far ahead are emptier.
 */
final class Timetable {

  private static final int GRID_MINUTES = 5;
  private static final double OVERBOOKED = 0.025;
  private static final double REBOOKED = 0.65;
  private static final int LONGEST_LEAD_DAYS = 28;

  private final Hospital hospital;
  private final ZoneId zone;
  private final Map<Specialty, List<Patient>> patients;

  Timetable(Hospital hospital, ZoneId zone) {
    this.hospital = hospital;
    this.zone = zone;
    this.patients = hospital.patientsBySpecialty();
  }

  /** All visits of the shifts that begin on this day, by doctor and time. */
  List<Visit> of(LocalDate day) {
    List<Visit> visits = new ArrayList<>();
    // Nobody comes twice a day, so that nobody is in two places at once.
    Set<UUID> seen = new HashSet<>();
    for (Specialty specialty : Specialty.values()) {
      List<Patient> waiting = new ArrayList<>(patients.get(specialty));
      Draw.of(DemoIds.seed(), 'q', day.toEpochDay(), specialty.ordinal()).shuffle(waiting);
      Iterator<UUID> next = waiting.stream().map(Patient::id).filter(seen::add).iterator();
      for (Doctor doctor : hospital.doctors()) {
        if (doctor.specialty() == specialty) {
          book(doctor, day, next, visits);
        }
      }
    }
    return visits;
  }

  private void book(Doctor doctor, LocalDate day, Iterator<UUID> next, List<Visit> visits) {
    Draw draw =
        Draw.of(DemoIds.seed(), 's', doctor.id().getLeastSignificantBits(), day.toEpochDay());
    List<Kind> kinds = doctor.specialty().kinds;
    int shortest = kinds.stream().mapToInt(Kind::minutes).min().orElseThrow();
    for (TimeRange open : open(doctor, day)) {
      Instant at = ceilToGrid(open.start());
      while (!at.plus(shortest, ChronoUnit.MINUTES).isAfter(open.end()) && next.hasNext()) {
        if (draw.chance(gapChance(doctor, at))) {
          at = at.plus(15L * draw.between(1, 3), ChronoUnit.MINUTES);
          continue;
        }
        Instant start = at;
        List<Kind> fitting =
            kinds.stream()
                .filter(each -> !start.plusSeconds(each.minutes() * 60L).isAfter(open.end()))
                .toList();
        Kind kind = draw.weighted(fitting, Kind::weight);
        TimeRange time = new TimeRange(start, start.plusSeconds(kind.minutes() * 60L));
        fill(doctor, kind, time, next, draw, visits);
        at = time.end();
      }
    }
  }

  /**
   * Fills one time: with the first patient, one who takes over if they cancel, and perhaps a second
   * in parallel.
   */
  private void fill(
      Doctor doctor,
      Kind kind,
      TimeRange time,
      Iterator<UUID> next,
      Draw draw,
      List<Visit> visits) {
    Instant created = bookedAt(doctor.specialty(), time.start(), draw);
    Visit first = visit(doctor, kind, time, next.next(), created, 0, draw);
    visits.add(first);
    Instant cancelled = first.course().cancelled();
    if (cancelled != null && draw.chance(REBOOKED) && next.hasNext()) {
      Instant again = between(cancelled, time.start(), draw);
      visits.add(visit(doctor, kind, time, next.next(), again, 1, draw));
    }
    if (doctor.limit() > 1 && draw.chance(OVERBOOKED) && next.hasNext()) {
      Instant later = between(created, time.start(), draw);
      visits.add(visit(doctor, kind, time, next.next(), later, 2, draw));
    }
  }

  private Visit visit(
      Doctor doctor,
      Kind kind,
      TimeRange time,
      UUID patient,
      Instant created,
      int layer,
      Draw draw) {
    String reason = draw.chance(0.75) ? draw.oneOf(kind.reasons()) : null;
    UUID type = DemoIds.type(doctor.specialty(), doctor.specialty().kinds.indexOf(kind));
    UUID id = DemoIds.visit(doctor.id(), time.start(), layer, created);
    return new Visit(id, doctor, type, patient, time, created, reason, layer == 2);
  }

  /** The doctor's working hours of the shifts that begin on this day, less time off. */
  private List<TimeRange> open(Doctor doctor, LocalDate day) {
    TimeRange window =
        new TimeRange(
            day.minusDays(1).atStartOfDay(zone).toInstant(),
            day.plusDays(3).atStartOfDay(zone).toInstant());
    List<TimeRange> begun =
        doctor.week().within(window, zone).stream()
            .filter(each -> LocalDate.ofInstant(each.start(), zone).equals(day))
            .sorted(Comparator.comparing(TimeRange::start))
            .toList();
    return TimeRanges.subtract(begun, doctor.timeOff());
  }

  /** Mornings are full; some doctors are in greater demand than others. */
  private double gapChance(Doctor doctor, Instant at) {
    double demand = Draw.of(doctor.id().getLeastSignificantBits()).fraction();
    LocalTime time = LocalTime.ofInstant(at, zone);
    double usual = time.getHour() < 11 ? 0.015 : time.getHour() < 15 ? 0.06 : 0.11;
    if (time.getHour() >= 22 || time.getHour() < 6) {
      usual = 0.4;
    }
    return usual * (0.4 + 2 * demand);
  }

  private Instant bookedAt(Specialty specialty, Instant start, Draw draw) {
    int days = leadDays(specialty, draw);
    if (days == 0) {
      return start.minusSeconds(draw.between(20 * 60, 4 * 3600));
    }
    ZonedDateTime day = start.atZone(zone).minusDays(days).truncatedTo(ChronoUnit.DAYS);
    Instant desk = day.with(LocalTime.of(7, 45)).plusSeconds(draw.between(0, 9 * 3600)).toInstant();
    return desk.isBefore(start) ? desk : start.minus(Duration.ofHours(2));
  }

  private static int leadDays(Specialty specialty, Draw draw) {
    double drawn = draw.fraction();
    if (specialty.isWalkIn()) {
      return drawn < 0.75 ? 0 : drawn < 0.92 ? 1 : draw.between(2, 4);
    }
    return drawn < 0.05
        ? 0
        : drawn < 0.27
            ? draw.between(1, 6)
            : drawn < 0.66 ? draw.between(7, 16) : draw.between(17, LONGEST_LEAD_DAYS);
  }

  private static Instant between(Instant from, Instant until, Draw draw) {
    long seconds = Duration.between(from, until).toSeconds();
    double when = 0.1 + 0.8 * Math.pow(draw.fraction(), 2);
    return from.plusSeconds((long) (seconds * when));
  }

  private static Instant ceilToGrid(Instant at) {
    long step = GRID_MINUTES * 60L;
    return Instant.ofEpochSecond((at.getEpochSecond() + step - 1) / step * step);
  }
}
