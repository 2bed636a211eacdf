package org.hospitalscheduling.overbooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.hospitalscheduling.overbooking.ClinicSessions.minutes;
import static org.hospitalscheduling.overbooking.ClinicSessions.quarters;
import static org.hospitalscheduling.overbooking.ClinicSessions.session;
import static org.hospitalscheduling.overbooking.ClinicSessions.visit;
import static org.hospitalscheduling.overbooking.ClinicSessions.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Because;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Decision;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Outlook;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Proposal;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Session;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Stop;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Visit;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverbookingPolicyTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** The published costs with all limits disabled. */
  private static final Rules UNLIMITED = new Rules(0.15, 1.2, 1, 10, 20, 0);

  private static final Rules RULES = new Rules(0.15, 1.2, 0.05, 2, 2, 0);

  static Stream<Arguments> by_hand() {
    return Stream.of(
        // Two coins: B(1) is the second of the first slot, B(2) = 1 where all three come.
        Arguments.of("nobody waits where each has a slot", quarters(0.5, 0.5), 1.0, 0.0, 0.0, 0.0),
        Arguments.of(
            "one more in the first slot",
            with(quarters(0.5, 0.5), minutes(0, 15), 0),
            2.0,
            0.5 + 0.25,
            0.25,
            0.0),
        Arguments.of(
            "one more in the last slot",
            with(quarters(0.5, 0.5), minutes(15, 30), 0),
            2.0,
            0.5,
            0.5,
            0.0),
        // B(1) = 2, B(2) = 2: waits of 1 and 2 in the first slot, of 2 in the second.
        Arguments.of(
            "two more where everybody comes",
            with(with(quarters(0, 0), minutes(0, 15), 0), minutes(0, 15), 0),
            4.0,
            2.0 + 2.0 + 1.0,
            2.0,
            1.0),
        // Slot: 30 minutes. Half the time the second waits 20 minutes and the third 20 more.
        Arguments.of(
            "visits of 20 and 40 minutes",
            new Session(
                minutes(0, 60), List.of(visit(0, 20, 0.5), visit(0, 20, 0), visit(20, 70, 0)), 0),
            2.5,
            0.5 * (20 + 20) / 30,
            (10 + 0.5 * 20) / 30.0,
            0.0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("by_hand")
  void expectations_are_those_computed_by_hand(
      String name, Session session, double seen, double waiting, double overtime, double overrun) {
    Outlook outlook = OverbookingPolicy.outlook(session);
    assertThat(outlook.seen()).isCloseTo(seen, EXACT);
    assertThat(outlook.waiting()).isCloseTo(waiting, EXACT);
    assertThat(outlook.overtime()).isCloseTo(overtime, EXACT);
    assertThat(outlook.overrun()).isCloseTo(overrun, EXACT);
  }

  @Test
  void the_convolution_is_the_enumeration_of_everything_that_can_happen() {
    Random random = new Random(20260101);
    int compared = 0;
    while (compared < 300) {
      Session session = ClinicSessions.random(random);
      if (session.visits().isEmpty() || session.visits().size() > 10) {
        continue;
      }
      Outlook exact = ClinicSessions.enumerated(session);
      Outlook outlook = OverbookingPolicy.outlook(session);
      assertThat(outlook.seen()).isCloseTo(exact.seen(), within(1e-9));
      assertThat(outlook.care()).isCloseTo(exact.care(), within(1e-9));
      assertThat(outlook.waiting()).isCloseTo(exact.waiting(), within(1e-9));
      assertThat(outlook.overtime()).isCloseTo(exact.overtime(), within(1e-9));
      assertThat(outlook.overrun()).isCloseTo(exact.overrun(), within(1e-9));
      compared++;
    }
  }

  /** The recursion and the sums as published, slot by slot. */
  @Test
  void visits_of_one_slot_each_are_the_published_model() {
    Random random = new Random(20260102);
    for (int round = 0; round < 200; round++) {
      int slots = 1 + random.nextInt(12);
      List<Visit> visits = new ArrayList<>();
      double[] backlog = {1};
      double waiting = 0;
      double overtime = 0;
      double overrun = 0;
      for (int t = 0; t < slots; t++) {
        double[] arrivals = {1};
        for (int many = random.nextInt(4); many > 0; many--) {
          double noShow = random.nextDouble();
          visits.add(visit(20 * t, 20 * (t + 1), noShow));
          arrivals = convolve(arrivals, new double[] {noShow, 1 - noShow});
        }
        double[] sum = convolve(backlog, arrivals);
        backlog = new double[Math.max(1, sum.length - 1)];
        for (int b = 0; b < sum.length; b++) {
          backlog[Math.max(b - 1, 0)] += sum[b];
        }
        for (int b = 0; b < backlog.length; b++) {
          waiting += b * backlog[b];
        }
      }
      for (int b = 0; b < backlog.length; b++) {
        waiting += b * (b - 1) / 2.0 * backlog[b];
        overtime += b * backlog[b];
        overrun += b >= 2 ? backlog[b] : 0;
      }
      Outlook outlook = OverbookingPolicy.outlook(new Session(minutes(0, 20 * slots), visits, 0));
      if (!visits.isEmpty()) {
        assertThat(outlook.waiting()).isCloseTo(waiting, within(1e-9));
        assertThat(outlook.overtime()).isCloseTo(overtime, within(1e-9));
        assertThat(outlook.overrun()).isCloseTo(overrun, within(1e-9));
      }
    }
  }

  private static double[] convolve(double[] a, double[] b) {
    double[] sum = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum[i + j] += a[i] * b[j];
      }
    }
    return sum;
  }

  @Test
  void the_place_with_the_greatest_gain_is_proposed_with_its_numbers() {
    Decision decision = decide(quarters(0.5, 0.5), new Rules(0.15, 1.2, 0.05, 2, 1, 0));
    Proposal proposal = decision.proposals().get(0);
    assertThat(proposal.range()).isEqualTo(minutes(0, 15));
    // One more is seen; 0.75 slots of waiting and 0.25 of overtime are added.
    assertThat(proposal.gain()).isCloseTo(1 - 0.15 * 0.75 - 1.2 * 0.25, EXACT);
    assertThat(proposal.addedWaiting()).isEqualTo(Duration.ofSeconds(675));
    assertThat(proposal.addedOvertime()).isEqualTo(Duration.ofSeconds(225));
    assertThat(proposal.beside()).containsExactly(0.5);
    assertThat(proposal.missed()).isEqualTo(1);
    assertThat(decision.stop()).isEqualTo(Stop.SESSION_LIMIT);
  }

  static Stream<Arguments> stops() {
    Visit closed = new Visit(minutes(0, 15), 0.5, false, false);
    Visit second = new Visit(minutes(0, 15), 0.5, true, true);
    return Stream.of(
        Arguments.of("everybody comes", quarters(0, 0, 0), RULES, Stop.DOES_NOT_PAY),
        Arguments.of("not opted in", session(15, closed), RULES, Stop.NO_PLACE),
        Arguments.of(
            "two at once already", session(15, visit(0, 15, 0.9), second), RULES, Stop.NO_PLACE),
        Arguments.of(
            "as many as the session may have",
            session(30, visit(0, 15, 0.9), second, visit(15, 30, 0.9)),
            new Rules(0.15, 1.2, 0.05, 2, 1, 0),
            Stop.SESSION_LIMIT),
        Arguments.of(
            "half of it is free",
            session(60, visit(0, 30, 0.9)),
            new Rules(0.15, 1.2, 0.05, 2, 2, 0.51),
            Stop.NOT_FULL_ENOUGH),
        Arguments.of(
            "would pay but may run over",
            session(15, visit(0, 15, 0.7), new Visit(minutes(0, 15), 0.7, false, true)),
            new Rules(0, 0, 0.05, 3, 2, 0),
            Stop.OVERRUN_RISK));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("stops")
  void it_says_why_it_proposes_nothing(String name, Session session, Rules rules, Stop stop) {
    Decision decision = decide(session, rules);
    assertThat(decision.proposals()).isEmpty();
    assertThat(decision.stop()).isEqualTo(stop);
  }

  @Test
  void half_booked_is_enough_where_half_is_asked_for() {
    Session half = session(60, visit(0, 30, 0.9));
    assertThat(decide(half, new Rules(0.15, 1.2, 0.05, 2, 2, 0.5)).proposals()).isNotEmpty();
  }

  @Test
  void nobody_is_put_where_the_session_is_over_before_the_visit_is() {
    // With overtime free of charge, the visit that runs over would be the best place.
    Rules free = new Rules(0, 0, 1, 2, 20, 0);
    Session session = session(30, visit(0, 15, 0), visit(15, 45, 0.9));
    assertThat(decide(session, free).proposals())
        .extracting(Proposal::range)
        .containsExactly(minutes(0, 15));
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(quarters(0.8, 0.1, 0.1, 0.1), Because.LIKELY_MISSED),
        Arguments.of(quarters(0.4, 0.4, 0.4, 0.4), Because.SEVERAL_AT_RISK),
        Arguments.of(
            session(60, visit(0, 15, 0.3), visit(15, 30, 0.3)), Because.FREE_TIME_FOLLOWS));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void it_says_what_makes_room(Session session, Because because) {
    assertThat(decide(session, RULES).proposals().get(0).because()).isEqualTo(because);
  }

  @Test
  void no_proposal_ever_breaks_a_limit_or_does_not_pay() {
    Random random = new Random(20260103);
    int proposed = 0;
    for (int round = 0; round < 2000; round++) {
      Session session = ClinicSessions.random(random);
      Rules rules =
          new Rules(
              random.nextDouble() * 0.3,
              random.nextDouble() * 2,
              random.nextDouble() * 0.3,
              1 + random.nextInt(3),
              random.nextInt(5),
              random.nextDouble());
      Decision decision = decide(session, rules);
      long already = session.visits().stream().filter(Visit::overbooked).count();
      List<Proposal> proposals = decision.proposals();
      if (!proposals.isEmpty()) {
        assertThat(already + proposals.size()).isLessThanOrEqualTo(rules.perSession());
        assertThat(booked(session)).isGreaterThanOrEqualTo(rules.minBooked());
      }
      for (Proposal proposal : proposals) {
        assertThat(proposal.gain()).isPositive();
        assertThat(proposal.after().utility(rules) - proposal.before().utility(rules))
            .isCloseTo(proposal.gain(), within(1e-9));
        assertThat(proposal.after().overrun()).isLessThanOrEqualTo(rules.overrunRisk());
        assertThat(session.span().contains(proposal.range())).isTrue();
        assertThat(session.visits())
            .filteredOn(visit -> visit.range().overlaps(proposal.range()))
            .allMatch(Visit::open);
        assertThat(maxConcurrent(session, proposals, proposal.range()))
            .isLessThanOrEqualTo(rules.perInstant());
        proposed++;
      }
    }
    assertThat(proposed).as("rounds in which there was something to check").isGreaterThan(300);
  }

  @Test
  void gain_grows_with_every_chance_of_a_no_show() {
    Random random = new Random(20260104);
    for (int round = 0; round < 300; round++) {
      double[] noShows = random.doubles(2 + random.nextInt(8), 0, 0.8).toArray();
      int place = random.nextInt(noShows.length);
      TimeRange range = minutes(15 * place, 15 * (place + 1));
      double newcomer = random.nextDouble() * 0.5;
      double gain = gain(quarters(noShows), range, newcomer);
      for (int other = 0; other < noShows.length; other++) {
        double[] likelier = noShows.clone();
        likelier[other] = Math.min(1, likelier[other] + random.nextDouble() * 0.2);
        assertThat(gain(quarters(likelier), range, newcomer))
            .as(
                "gain at %d with %s, and %d likelier to be missed",
                place, Arrays.toString(noShows), other)
            .isGreaterThanOrEqualTo(gain - 1e-12);
      }
    }
  }

  private static double gain(Session session, TimeRange range, double newcomer) {
    return OverbookingPolicy.outlook(with(session, range, newcomer)).utility(UNLIMITED)
        - OverbookingPolicy.outlook(session).utility(UNLIMITED);
  }

  @Test
  void what_is_proposed_is_proposed_as_well_where_everybody_is_likelier_to_be_missed() {
    Random random = new Random(20260105);
    int proposed = 0;
    for (int round = 0; round < 1000; round++) {
      Session session = ClinicSessions.random(random);
      if (decide(session, RULES).proposals().isEmpty()) {
        continue;
      }
      List<Visit> likelier =
          session.visits().stream()
              .map(
                  visit ->
                      new Visit(
                          visit.range(),
                          visit.noShow() + random.nextDouble() * (1 - visit.noShow()),
                          visit.overbooked(),
                          visit.open()))
              .toList();
      assertThat(
              decide(new Session(session.span(), likelier, session.newcomer()), RULES).proposals())
          .isNotEmpty();
      proposed++;
    }
    assertThat(proposed).isGreaterThan(200);
  }

  @Test
  void the_order_of_sessions_and_of_their_visits_does_not_matter() {
    Random random = new Random(20260106);
    List<Session> sessions =
        Stream.generate(() -> ClinicSessions.random(random)).limit(200).toList();
    List<Decision> decisions = sessions.stream().map(each -> decide(each, RULES)).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int i : order) {
      Session session = sessions.get(i);
      List<Visit> shuffled = new ArrayList<>(session.visits());
      Collections.shuffle(shuffled, random);
      Decision again = decide(new Session(session.span(), shuffled, session.newcomer()), RULES);
      assertThat(again.stop()).isEqualTo(decisions.get(i).stop());
      assertThat(again.proposals())
          .extracting(Proposal::range)
          .isEqualTo(decisions.get(i).proposals().stream().map(Proposal::range).toList());
    }
  }

  @Test
  void a_short_visit_is_not_worth_overtime_just_because_it_is_short() {
    Session session = session(120, visit(0, 15, 0), visit(15, 60, 0), visit(60, 120, 0));
    assertThat(decide(session, RULES).stop()).isEqualTo(Stop.DOES_NOT_PAY);
  }

  @Test
  void each_proposal_counts_on_the_ones_before_it() {
    Session session = quarters(0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6);
    List<Proposal> proposals = decide(session, RULES).proposals();
    assertThat(proposals).hasSize(2);
    Session withFirst = with(session, proposals.get(0).range(), 0);
    assertThat(proposals.get(1).before().waiting())
        .isCloseTo(OverbookingPolicy.outlook(withFirst).waiting(), EXACT);
    assertThat(proposals.get(1).gain()).isLessThan(proposals.get(0).gain());
  }

  @Test
  void lengths_in_proportion_change_nothing_but_the_lengths() {
    Session quarters = quarters(0.5, 0.4, 0.5, 0.3);
    List<Visit> hours = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      hours.add(visit(60 * i, 60 * (i + 1), quarters.visits().get(i).noShow()));
    }
    Proposal small = decide(quarters, RULES).proposals().get(0);
    Proposal large = decide(new Session(minutes(0, 240), hours, 0), RULES).proposals().get(0);
    assertThat(large.gain()).isCloseTo(small.gain(), EXACT);
    assertThat(large.after().waiting()).isCloseTo(small.after().waiting(), EXACT);
    assertThat(large.slot()).isEqualTo(small.slot().multipliedBy(4));
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> visit(0, 15, 1.01));
    assertThatIllegalArgumentException().isThrownBy(() -> visit(0, 15, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> session(15, visit(15, 30, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rules(-1, 1, 0, 2, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rules(1, 1, 0, 0, 2, 0));
  }

  private static Decision decide(Session session, Rules rules) {
    return OverbookingPolicy.decide(session, rules);
  }

  private static double booked(Session session) {
    double minutes = 0;
    for (Instant at = session.span().start();
        at.isBefore(session.span().end());
        at = at.plusSeconds(60)) {
      Instant minute = at;
      minutes += session.visits().stream().anyMatch(visit -> holds(visit.range(), minute)) ? 1 : 0;
    }
    return minutes / session.span().length().toMinutes() + 1e-9;
  }

  private static long maxConcurrent(Session session, List<Proposal> proposals, TimeRange range) {
    List<TimeRange> all =
        Stream.concat(
                session.visits().stream().map(Visit::range),
                proposals.stream().map(Proposal::range))
            .toList();
    long most = 0;
    for (Instant at = range.start(); at.isBefore(range.end()); at = at.plusSeconds(60)) {
      Instant minute = at;
      most = Math.max(most, all.stream().filter(each -> holds(each, minute)).count());
    }
    return most;
  }

  private static boolean holds(TimeRange range, Instant at) {
    return !at.isBefore(range.start()) && at.isBefore(range.end());
  }
}
