package org.hospitalscheduling.overbooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.hospitalscheduling.overbooking.NoShowModel.Forecast;
import org.hospitalscheduling.overbooking.NoShowModel.GroupCount;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Proposal;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Session;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Visit;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;

/**
 * Thousands of days of a made-up clinic, simulated once for each way of overbooking with the same
 * patients coming and staying away. The policy knows what a hospital knows: who came before, not
 * who will. The table is in docs/overbooking.md.
 */
class OverbookingSimulationTest {

  private static final int SESSIONS = 3_000;
  private static final Rules RULES = Rules.DEFAULT;
  private static final int EXTRA = RULES.perSession();

  /** As many as the least careful preset puts into a session. */
  private static final int MOST_EXTRA = OverbookingPreset.FULL.fixed().maxPerSession();

  /** The probability that an added patient does not come: booked at short notice. */
  private static final double NEWCOMER = 0.08;

  /** The least gain, in slots of care per session, with 99.9 % confidence. */
  private static final double MARGIN = 0.05;

  private enum Way {
    NONE("none"),
    RANDOM("two at random"),
    FIXED("two fixed"),
    POLICY("the policy"),
    MEAN("the policy, planning with the mean"),
    CAREFUL("preset Careful", OverbookingPreset.CAREFUL),
    BALANCED("preset Balanced", OverbookingPreset.BALANCED),
    FULL("preset Full", OverbookingPreset.FULL);

    private final String title;
    private final Optional<OverbookingPreset> preset;

    Way(String title) {
      this.title = title;
      preset = Optional.empty();
    }

    Way(String title, OverbookingPreset preset) {
      this.title = title;
      this.preset = Optional.of(preset);
    }
  }

  private static final List<Clinic> CLINICS =
      List.of(
          new Clinic("four hours", 0.06, 240, List.of(15, 30, 45), 0.4, false),
          new Clinic("four hours", 0.22, 240, List.of(15, 30, 45), 1.4, true),
          new Clinic("eight hours", 0.13, 480, List.of(15), 0.8, false),
          new Clinic("eight hours", 0.22, 480, List.of(15), 1.4, true));

  @Test
  void the_policy_is_worth_more_than_none_random_and_fixed_double_booking() {
    Map<Clinic, Map<Way, Counter>> lived = new LinkedHashMap<>();
    CLINICS.forEach(clinic -> lived.put(clinic, live(clinic, SESSIONS)));
    Map<Way, Counter> pooled = pooled(lived.values());
    Map<String, Map<Way, Counter>> table = new LinkedHashMap<>();
    lived.forEach((clinic, ways) -> table.put(clinic.name(), ways));
    table.put("all four together", pooled);
    print(table);
    for (Way other : List.of(Way.NONE, Way.RANDOM, Way.FIXED)) {
      assertThat(pooled.get(Way.POLICY).minus(pooled.get(other)).least())
          .as("all clinics together: the policy against %s", other.title)
          .isGreaterThan(MARGIN);
    }
    holdsOfPresets(table);
    lived.forEach(
        (clinic, ways) -> {
          Counter policy = ways.get(Way.POLICY);
          for (Way other : List.of(Way.NONE, Way.RANDOM, Way.FIXED)) {
            // Where most patients come there is nothing to gain, and nothing may be lost.
            double margin = other == Way.NONE && !clinic.pays() ? -0.005 : MARGIN;
            assertThat(policy.minus(ways.get(other)).least())
                .as("%s: the policy against %s", clinic.name(), other.title)
                .isGreaterThan(margin);
          }
          assertThat(1 - ways.get(Way.NONE).mean(Lived::seen) / policy.mean(Lived::booked))
              .as("%s: share of visits missed", clinic.name())
              .isCloseTo(clinic.missed(), within(0.01));
          assertThat(policy.overruns())
              .as("%s: sessions that ran over", clinic.name())
              .isLessThan(RULES.overrunRisk());
        });
  }

  /** What is promised of the presets in docs/overbooking.md, of each clinic and of all together. */
  private static void holdsOfPresets(Map<String, Map<Way, Counter>> table) {
    table.forEach(
        (clinic, ways) -> {
          Counter careful = ways.get(Way.CAREFUL);
          Counter balanced = ways.get(Way.BALANCED);
          Counter full = ways.get(Way.FULL);
          assertThat(balanced.days)
              .as("%s: Balanced is the policy as it is without a choice", clinic)
              .isEqualTo(ways.get(Way.POLICY).days);
          assertThat(careful.waitingMinutes())
              .as("%s: Careful hardly lets anybody wait", clinic)
              .isLessThan(1);
          assertThat(full.waitingMinutes())
              .as("%s: Full lets nobody wait for long", clinic)
              .isLessThan(15);
          for (ToDoubleFunction<Counter> measure :
              List.<ToDoubleFunction<Counter>>of(
                  Counter::waitingMinutes,
                  each -> each.mean(Lived::seen),
                  each -> each.mean(Lived::extras))) {
            assertThat(
                    List.of(
                        measure.applyAsDouble(careful),
                        measure.applyAsDouble(balanced),
                        measure.applyAsDouble(full)))
                .as("%s: each sees more than the one before, and lets wait more", clinic)
                .isSorted();
          }
          for (Way way : Way.values()) {
            way.preset.ifPresent(
                preset ->
                    assertThat(ways.get(way).overruns())
                        .as("%s: sessions that ran over, %s", clinic, way.title)
                        .isLessThan(preset.fixed().overrunRisk()));
          }
        });
  }

  /** The days of all clinics, in the same order for each way, so that they can be paired. */
  private static Map<Way, Counter> pooled(Collection<Map<Way, Counter>> clinics) {
    Map<Way, Counter> all = new EnumMap<>(Way.class);
    for (Map<Way, Counter> ways : clinics) {
      ways.forEach((way, tally) -> all.computeIfAbsent(way, each -> new Counter()).add(tally));
    }
    return all;
  }

  @Test
  void the_same_seed_gives_the_same_days() {
    Clinic clinic = CLINICS.get(1);
    assertThat(live(clinic, 50).get(Way.POLICY).days)
        .isEqualTo(live(clinic, 50).get(Way.POLICY).days);
  }

  /** Simulates the clinic's days once for each way of overbooking. */
  private static Map<Way, Counter> live(Clinic clinic, int sessions) {
    Random random = new Random(20260109);
    List<Patient> patients = clinic.patients(random);
    List<GroupCount> known = clinic.learnt(patients, random);
    NoShowModel model = NoShowModel.of(known, NoShowModel.PLANNING_QUANTILE);
    Map<Way, NoShowModel> models = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      way.preset.ifPresent(
          preset -> models.put(way, NoShowModel.of(known, preset.fixed().planningQuantile())));
    }
    Map<Way, Counter> tallies = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      tallies.put(way, new Counter());
    }
    for (int day = 0; day < sessions; day++) {
      List<Booked> booked = clinic.day(patients, random);
      List<TimeRange> spans = booked.stream().map(Booked::range).toList();
      boolean[] comes = new boolean[booked.size()];
      for (int i = 0; i < comes.length; i++) {
        comes[i] = random.nextDouble() >= booked.get(i).noShow();
      }
      boolean[] extraComes = new boolean[MOST_EXTRA];
      for (int i = 0; i < MOST_EXTRA; i++) {
        extraComes[i] = random.nextDouble() >= NEWCOMER;
      }
      int one = random.nextInt(spans.size());
      int other = (one + 1 + random.nextInt(spans.size() - 1)) % spans.size();
      for (Way way : Way.values()) {
        List<TimeRange> extras =
            switch (way) {
              case NONE -> List.of();
              case RANDOM -> List.of(spans.get(one), spans.get(other));
              case FIXED -> List.of(spans.get(0), spans.get(spans.size() / 2));
              case POLICY -> clinic.proposed(booked, model, Forecast::planned, RULES);
              case MEAN -> clinic.proposed(booked, model, Forecast::noShow, RULES);
              case CAREFUL, BALANCED, FULL ->
                  clinic.proposed(
                      booked,
                      models.get(way),
                      Forecast::planned,
                      way.preset.orElseThrow().fixed().rules(RULES.perInstant()));
            };
        tallies.get(way).add(lived(clinic, booked, comes, extras, extraComes));
      }
    }
    return tallies;
  }

  /** A day as it happened. */
  private static Lived lived(
      Clinic clinic,
      List<Booked> booked,
      boolean[] comes,
      List<TimeRange> extras,
      boolean[] extraComes) {
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
    Session session = new Session(clinic.span(), visits, 0);
    List<Visit> inOrder = ClinicSessions.inOrder(session);
    long bits = 0;
    int seen = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      if (coming.get(inOrder.get(i))) {
        bits |= 1L << i;
        seen++;
      }
    }
    ClinicSessions.Day day = ClinicSessions.day(session, inOrder, bits);
    double slot =
        booked.stream()
            .mapToLong(each -> each.range().length().toSeconds())
            .average()
            .orElseThrow();
    return new Lived(
        booked.size(), seen, day.care(), day.waiting(), day.overtime(), slot, extras.size());
  }

  /** What a day was like; times in seconds. */
  private record Lived(
      int booked, int seen, double care, double waiting, double overtime, double slot, int extras) {
    double utility() {
      return (care - RULES.waitCost() * waiting - RULES.overtimeCost() * overtime) / slot;
    }

    boolean ranOver() {
      return overtime >= OverbookingPolicy.OVERRUN_SLOTS * slot;
    }
  }

  /** A patient with a reliability of their own, of which only the past visits are known. */
  private record Patient(double unreliability, int visits, int missed) {}

  private record Booked(TimeRange range, double noShow, LeadTime lead, Patient patient) {}

  /**
   * One doctor's fully booked sessions.
   *
   * @param missed the share of missed visits, as measured
   * @param lengths of visits, in minutes, all equally frequent
   * @param absence how much more often patients stay away than the prior assumes
   * @param pays whether so many stay away that careful overbooking pays off
   */
  private record Clinic(
      String hours,
      double missed,
      int minutes,
      List<Integer> lengths,
      double absence,
      boolean pays) {

    static final UUID ID = new UUID(0, 1);

    String name() {
      return String.format(Locale.ROOT, "%s, %.0f %% missed", hours, 100 * missed);
    }

    TimeRange span() {
      return ClinicSessions.minutes(0, minutes);
    }

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

    List<GroupCount> learnt(List<Patient> patients, Random random) {
      List<GroupCount> counts = new ArrayList<>();
      for (LeadTime lead : LeadTime.values()) {
        int missed = 0;
        for (int visit = 0; visit < 600; visit++) {
          Patient patient = patients.get(random.nextInt(patients.size()));
          missed += random.nextDouble() < noShow(lead, patient.unreliability()) ? 1 : 0;
        }
        counts.add(new GroupCount(ID, lead, 600, missed));
      }
      return counts;
    }

    List<Booked> day(List<Patient> patients, Random random) {
      List<Booked> day = new ArrayList<>();
      int at = 0;
      while (at < minutes) {
        int end = Math.min(minutes, at + lengths.get(random.nextInt(lengths.size())));
        Patient patient = patients.get(random.nextInt(patients.size()));
        LeadTime lead = lead(random);
        day.add(
            new Booked(
                ClinicSessions.minutes(at, end),
                noShow(lead, patient.unreliability()),
                lead,
                patient));
        at = end;
      }
      return day;
    }

    List<TimeRange> proposed(
        List<Booked> day, NoShowModel model, ToDoubleFunction<Forecast> with, Rules rules) {
      List<Visit> visits = new ArrayList<>();
      for (Booked each : day) {
        Forecast forecast =
            model.forecast(ID, each.lead(), each.patient().visits(), each.patient().missed());
        visits.add(new Visit(each.range(), with.applyAsDouble(forecast), false, true));
      }
      double newcomer = with.applyAsDouble(model.forecast(ID, LeadTime.ONE_TO_TWO_DAYS, 0, 0));
      return OverbookingPolicy.decide(new Session(span(), visits, newcomer), rules)
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

  /** How much better one way is than another on the same days, and how certain that is. */
  private record Difference(double mean, double error) {
    /** The lower bound with 99.9 % confidence. */
    double least() {
      return mean - 3.09 * error;
    }
  }

  private static final class Counter {
    private final List<Lived> days = new ArrayList<>();

    void add(Lived day) {
      days.add(day);
    }

    void add(Counter other) {
      days.addAll(other.days);
    }

    double mean() {
      return mean(Lived::utility);
    }

    double mean(ToDoubleFunction<Lived> of) {
      return days.stream().mapToDouble(of).average().orElseThrow();
    }

    double waitingMinutes() {
      return mean(Lived::waiting) / 60 / mean(Lived::seen);
    }

    double overruns() {
      return days.stream().filter(Lived::ranOver).count() / (double) days.size();
    }

    Difference minus(Counter other) {
      double mean = mean() - other.mean();
      double squares = 0;
      for (int i = 0; i < days.size(); i++) {
        double off = days.get(i).utility() - other.days.get(i).utility() - mean;
        squares += off * off;
      }
      return new Difference(mean, Math.sqrt(squares / (days.size() - 1.0) / days.size()));
    }
  }

  private static void print(Map<String, Map<Way, Counter>> lived) {
    StringBuilder table =
        new StringBuilder(
            """
            | clinic | overbooked | put in | seen | waiting per patient, min | overtime, min | ran over | utility | against none |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    lived.forEach(
        (clinic, ways) ->
            ways.forEach(
                (way, tally) -> {
                  Difference gain = tally.minus(ways.get(Way.NONE));
                  table.append(
                      String.format(
                          Locale.ROOT,
                          "| %s | %s | %.2f | %.2f | %.1f | %.1f | %.1f %% | %.2f | %+.2f ± %.2f |%n",
                          clinic,
                          way.title,
                          tally.mean(Lived::extras),
                          tally.mean(Lived::seen),
                          tally.waitingMinutes(),
                          tally.mean(Lived::overtime) / 60,
                          100 * tally.overruns(),
                          tally.mean(Lived::utility),
                          gain.mean(),
                          3.09 * gain.error()));
                }));
    System.out.println(table);
  }
}
