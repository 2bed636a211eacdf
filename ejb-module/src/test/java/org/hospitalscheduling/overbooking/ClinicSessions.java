package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Outlook;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Session;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Visit;
import org.hospitalscheduling.shared.TimeRange;

/** Sessions to try the policy on, and their outcomes, computed in the slow and obvious way. */
final class ClinicSessions {

  static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

  private ClinicSessions() {}

  static TimeRange minutes(int from, int until) {
    return new TimeRange(NINE.plusSeconds(60L * from), NINE.plusSeconds(60L * until));
  }

  static Visit visit(int from, int until, double noShow) {
    return new Visit(minutes(from, until), noShow, false, true);
  }

  static Session session(int length, Visit... visits) {
    return new Session(minutes(0, length), List.of(visits), 0);
  }

  /** Quarter-hour slots, one after the other, one for each probability. */
  static Session quarters(double... noShows) {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < noShows.length; i++) {
      visits.add(visit(15 * i, 15 * (i + 1), noShows[i]));
    }
    return new Session(minutes(0, 15 * noShows.length), visits, 0);
  }

  /** The session with one more patient, after those who come at the same time. */
  static Session with(Session session, TimeRange range, double noShow) {
    List<Visit> visits = new ArrayList<>(session.visits());
    visits.add(new Visit(range, noShow, true, true));
    return new Session(session.span(), visits, session.newcomer());
  }

  /** Visits of mixed lengths with few gaps, some of them shared already. */
  static Session random(Random random) {
    int length = 15 * (4 + random.nextInt(20));
    List<Visit> visits = new ArrayList<>();
    int at = 0;
    while (at + 10 <= length) {
      int end = Math.min(length, at + 5 * (2 + random.nextInt(6)));
      if (random.nextInt(10) > 0) {
        visits.add(
            new Visit(minutes(at, end), random.nextDouble() * 0.7, false, random.nextInt(8) > 0));
        if (random.nextInt(15) == 0) {
          visits.add(new Visit(minutes(at, end), random.nextDouble() * 0.7, true, true));
        }
      }
      at = end;
    }
    Collections.shuffle(visits, random);
    return new Session(minutes(0, length), visits, random.nextDouble() * 0.3);
  }

  /** All combinations of patients coming or not, each weighted with its probability. */
  static Outlook enumerated(Session session) {
    List<Visit> visits = inOrder(session);
    double slot =
        visits.stream().mapToLong(visit -> visit.range().length().toSeconds()).average().orElse(1);
    double seen = 0;
    double care = 0;
    double waiting = 0;
    double overtime = 0;
    double overrun = 0;
    for (int coming = 0; coming < 1 << visits.size(); coming++) {
      double chance = 1;
      for (int i = 0; i < visits.size(); i++) {
        double noShow = visits.get(i).noShow();
        chance *= (coming >> i & 1) == 1 ? 1 - noShow : noShow;
      }
      Day day = day(session, visits, coming);
      seen += chance * Integer.bitCount(coming);
      care += chance * day.care() / slot;
      waiting += chance * day.waiting() / slot;
      overtime += chance * day.overtime() / slot;
      overrun += day.overtime() >= 2 * slot - 1e-6 ? chance : 0;
    }
    return new Outlook(seen, care, waiting, overtime, overrun);
  }

  static List<Visit> inOrder(Session session) {
    return session.visits().stream()
        .sorted(
            Comparator.comparing((Visit visit) -> visit.range().start())
                .thenComparing(visit -> visit.range().length())
                .thenComparing(Visit::noShow))
        .toList();
  }

  /** What a day was like, in seconds. */
  record Day(double care, double waiting, double overtime) {}

  /** One day: patients whose bit is set come, on time, and are seen one after the other. */
  static Day day(Session session, List<Visit> inOrder, long coming) {
    Instant free = session.span().start();
    long care = 0;
    long waiting = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      if ((coming >> i & 1) == 1) {
        TimeRange range = inOrder.get(i).range();
        Instant begins = free.isAfter(range.start()) ? free : range.start();
        waiting += begins.getEpochSecond() - range.start().getEpochSecond();
        care += range.length().toSeconds();
        free = begins.plus(range.length());
      }
    }
    return new Day(
        care, waiting, Math.max(0, free.getEpochSecond() - session.span().end().getEpochSecond()));
  }
}
