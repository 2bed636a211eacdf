package org.hospitalscheduling.overbooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalscheduling.overbooking.Sessions.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.hospitalscheduling.overbooking.NoShowModel.GroupCount;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Proposal;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Session;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Visit;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;

/**
 * Thousands of days of a made-up clinic, lived once for each way of overbooking with the same
 * people coming and staying away. The policy knows what a hospital knows: who came before, not who
 * will. The table stands in docs/overbooking.md.
 */
class OverbookingSimulationTest {

  private static final int SESSIONS = 5_000;
  private static final Rules RULES = Rules.DEFAULT;
  private static final int EXTRA = RULES.perSession();

  /** The chance that the one who is put into a session does not come: booked at short notice. */
  private static final double NEWCOMER = 0.08;

  @Test
  void the_policy_is_worth_more_than_none_random_and_fixed_double_booking() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Clinic clinic :
        List.of(new Clinic("low", 0.6), new Clinic("middle", 1.2), new Clinic("high", 2.0))) {
      tallies.putAll(live(clinic));
    }
    print(tallies);
    for (String clinic : List.of("low", "middle", "high")) {
      Tally policy = tallies.get(clinic + " policy");
      for (String other : List.of("none", "random", "fixed")) {
        Difference difference = policy.minus(tallies.get(clinic + " " + other));
        if (clinic.equals("low") && other.equals("none")) {
          // Where nearly everybody comes there is little to gain, and nothing may be lost.
          assertThat(difference.least())
              .as("%s: policy against %s", clinic, other)
              .isGreaterThan(-0.01);
        } else {
          assertThat(difference.least())
              .as("%s: policy against %s, per session, with 99.9 %% confidence", clinic, other)
              .isGreaterThan(0.02);
        }
      }
      assertThat(policy.overruns())
          .as("%s: sessions that ran over", clinic)
          .isLessThan(RULES.overrunRisk());
    }
  }

  @Test
  void the_same_seed_gives_the_same_days() {
    Clinic clinic = new Clinic("middle", 1.2);
    assertThat(live(clinic).get("middle policy").mean())
        .isEqualTo(live(clinic).get("middle policy").mean());
  }

  /** Lives the clinic's days once for each way of overbooking. */
  private static Map<String, Tally> live(Clinic clinic) {
    Random random = new Random(clinic.name().hashCode());
    List<Patient> patients = clinic.patients(random);
    NoShowModel model = clinic.learnt(patients, random);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (String way : List.of("none", "random", "fixed", "policy")) {
      tallies.put(clinic.name() + " " + way, new Tally());
    }
    for (int day = 0; day < SESSIONS; day++) {
      List<Booked> booked = clinic.day(patients, random);
      List<TimeRange> spans = booked.stream().map(Booked::range).toList();
      boolean[] comes = new boolean[booked.size()];
      for (int i = 0; i < comes.length; i++) {
        comes[i] = random.nextDouble() >= booked.get(i).noShow();
      }
      boolean[] extraComes = new boolean[EXTRA];
      for (int i = 0; i < EXTRA; i++) {
        extraComes[i] = random.nextDouble() >= NEWCOMER;
      }
      TimeRange one = spans.get(random.nextInt(spans.size()));
      TimeRange other = spans.get(random.nextInt(spans.size()));
      Map<String, List<TimeRange>> extras = new HashMap<>();
      extras.put("none", List.of());
      extras.put("random", one.equals(other) ? List.of(one) : List.of(one, other));
      extras.put("fixed", List.of(spans.get(0), spans.get(spans.size() / 2)));
      extras.put("policy", clinic.proposed(booked, model));
      for (String way : extras.keySet()) {
        tallies
            .get(clinic.name() + " " + way)
            .add(lived(booked, comes, extras.get(way), extraComes));
      }
    }
    return tallies;
  }

  /** A day as it came, told by the clock. */
  private static Lived lived(
      List<Booked> booked, boolean[] comes, List<TimeRange> extras, boolean[] extraComes) {
    List<Visit> visits = new ArrayList<>();
    Map<Visit, Boolean> coming = new IdentityHashMap<>();
    for (int i = 0; i < comes.length; i++) {
      Visit visit = new Visit(booked.get(i).range(), 0, false, true);
      visits.add(visit);
      coming.put(visit, comes[i]);
    }
    for (int i = 0; i < extras.size(); i++) {
      Visit visit = new Visit(extras.get(i), 0.5, true, true);
      visits.add(visit);
      coming.put(visit, extraComes[i]);
    }
    Session session = new Session(Clinic.SPAN, visits, 0);
    List<Visit> inOrder = Sessions.inOrder(session);
    long bits = 0;
    int seen = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      if (coming.get(inOrder.get(i))) {
        bits |= 1L << i;
        seen++;
      }
    }
    Sessions.Day day = Sessions.day(session, inOrder, bits);
    double slot =
        booked.stream()
            .mapToLong(each -> each.range().length().toSeconds())
            .average()
            .orElseThrow();
    return new Lived(seen, day.care(), day.waiting(), day.overtime(), slot, extras.size());
  }

  /** What a day was like; times in seconds. */
  private record Lived(
      int seen, double care, double waiting, double overtime, double slot, int extras) {
    double utility() {
      return (care - RULES.waitCost() * waiting - RULES.overtimeCost() * overtime) / slot;
    }

    boolean ranOver() {
      return overtime >= OverbookingPolicy.OVERRUN_SLOTS * slot;
    }
  }

  /** Somebody with a reliability of their own, of which only the past visits are known. */
  private record Patient(double unreliability, int visits, int missed) {}

  private record Booked(TimeRange range, double noShow, LeadTime lead, Patient patient) {}

  /**
   * Four hours of visits of a quarter of an hour, half an hour and three quarters.
   *
   * @param absence how much more often people stay away than the prior believes
   */
  private record Clinic(String name, double absence) {

    static final TimeRange SPAN = minutes(0, 240);
    static final UUID ID = new UUID(0, 1);

    /** Most people come; some often do not, and it is the same people every time. */
    List<Patient> patients(Random random) {
      List<Patient> patients = new ArrayList<>();
      for (int i = 0; i < 4_000; i++) {
        double drawn = random.nextDouble();
        double unreliability = drawn < 0.70 ? 0.6 : drawn < 0.90 ? 1.2 : 3.0;
        int visits = random.nextInt(16);
        int missed = 0;
        for (int visit = 0; visit < visits; visit++) {
          missed += random.nextDouble() < noShow(lead(random), unreliability) ? 1 : 0;
        }
        patients.add(new Patient(unreliability, visits, missed));
      }
      return patients;
    }

    NoShowModel learnt(List<Patient> patients, Random random) {
      List<GroupCount> counts = new ArrayList<>();
      for (LeadTime lead : LeadTime.values()) {
        int missed = 0;
        for (int visit = 0; visit < 600; visit++) {
          Patient patient = patients.get(random.nextInt(patients.size()));
          missed += random.nextDouble() < noShow(lead, patient.unreliability()) ? 1 : 0;
        }
        counts.add(new GroupCount(ID, lead, 600, missed));
      }
      return NoShowModel.of(counts);
    }

    List<Booked> day(List<Patient> patients, Random random) {
      List<Booked> day = new ArrayList<>();
      int at = 0;
      while (at < 240) {
        int end = Math.min(240, at + 15 * (1 + random.nextInt(3)));
        Patient patient = patients.get(random.nextInt(patients.size()));
        LeadTime lead = lead(random);
        day.add(new Booked(minutes(at, end), noShow(lead, patient.unreliability()), lead, patient));
        at = end;
      }
      return day;
    }

    List<TimeRange> proposed(List<Booked> day, NoShowModel model) {
      List<Visit> visits =
          day.stream()
              .map(
                  each ->
                      new Visit(
                          each.range(),
                          model
                              .forecast(
                                  ID, each.lead(), each.patient().visits(), each.patient().missed())
                              .planned(),
                          false,
                          true))
              .toList();
      double newcomer = model.forecast(ID, LeadTime.ONE_TO_TWO_DAYS, 0, 0).planned();
      return OverbookingPolicy.decide(new Session(SPAN, visits, newcomer), RULES)
          .proposals()
          .stream()
          .map(Proposal::range)
          .toList();
    }

    private double noShow(LeadTime lead, double unreliability) {
      return Math.min(0.9, lead.prior() * absence * 1.6 * unreliability);
    }

    private static LeadTime lead(Random random) {
      double drawn = random.nextDouble();
      return drawn < 0.05
          ? LeadTime.SAME_DAY
          : drawn < 0.12
              ? LeadTime.ONE_TO_TWO_DAYS
              : drawn < 0.3
                  ? LeadTime.THREE_TO_SEVEN_DAYS
                  : drawn < 0.55
                      ? LeadTime.EIGHT_TO_FOURTEEN_DAYS
                      : drawn < 0.85 ? LeadTime.FIFTEEN_TO_THIRTY_DAYS : LeadTime.LONGER;
    }
  }

  /** By how much one way is better than another on the same days, and how sure that is. */
  private record Difference(double mean, double error) {
    /** The least that it is with 99.9 % confidence. */
    double least() {
      return mean - 3.09 * error;
    }
  }

  private static final class Tally {
    private final List<Lived> days = new ArrayList<>();

    void add(Lived day) {
      days.add(day);
    }

    double mean() {
      return mean(Lived::utility);
    }

    double mean(ToDoubleFunction<Lived> of) {
      return days.stream().mapToDouble(of).average().orElseThrow();
    }

    double overruns() {
      return days.stream().filter(Lived::ranOver).count() / (double) days.size();
    }

    Difference minus(Tally other) {
      double mean = mean() - other.mean();
      double squares = 0;
      for (int i = 0; i < days.size(); i++) {
        double off = days.get(i).utility() - other.days.get(i).utility() - mean;
        squares += off * off;
      }
      return new Difference(mean, Math.sqrt(squares / (days.size() - 1.0) / days.size()));
    }
  }

  private static void print(Map<String, Tally> tallies) {
    StringBuilder table =
        new StringBuilder(
            """
            | clinic, way | utility | against none | extra booked | seen | waiting, min per patient | overtime, min | ran over |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    tallies.forEach(
        (name, tally) -> {
          Difference gain = tally.minus(tallies.get(name.replaceFirst(" .*", " none")));
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.2f | %+.2f ± %.2f | %.2f | %.2f | %.1f | %.1f | %.1f %% |%n",
                  name.replace(" ", ", "),
                  tally.mean(),
                  gain.mean(),
                  3.09 * gain.error(),
                  tally.mean(Lived::extras),
                  tally.mean(Lived::seen),
                  tally.mean(Lived::waiting) / 60 / tally.mean(Lived::seen),
                  tally.mean(Lived::overtime) / 60,
                  100 * tally.overruns()));
        });
    System.out.println(table);
  }
}
