package org.hospitalscheduling.overbooking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * Where one more patient than a session has room for is expected to do more good than harm. Pure:
 * booked visits with their no-show probabilities go in, proposals come out.
 *
 * <p>The objective is {@code U = C - waitCost·W - overtimeCost·O}: the care given, less the cost of
 * patients' waiting and of the doctor's overtime (LaGanga and Lawrence 2007, Decision Sciences
 * 38:251; Muthuraman and Lawley 2008, IIE Transactions 40:820). C, W and O are expectations over
 * all patients' attendance, taken as independent, and are computed exactly: patients are punctual,
 * visits take as long as they are booked for, patients are seen in order of arrival, and the doctor
 * begins no visit before its time. The unit of time is the slot, the mean length of the session's
 * visits, so that the costs mean the same to a session of ten-minute and of one-hour visits. A
 * visit of half a slot is half as much care; otherwise short visits would always pay. If all visits
 * last one slot, this is the published model: {@code C = Σ(1-p)}, {@code B(t) = max(B(t-1) + A(t) -
 * 1, 0)}, {@code W = ΣE[B(t)] + E[B(T)(B(T)-1)/2]}, {@code O = E[B(T)]}.
 *
 * <p>Proposals are made greedily: each is where it adds most to U given the ones before, until none
 * adds anything.
 */
public final class OverbookingPolicy {

  /** The length of an overrun whose probability is limited, in slots. */
  public static final int OVERRUN_SLOTS = 2;

  /** A smaller gain is a rounding error. */
  private static final double NOTHING = 1e-9;

  private OverbookingPolicy() {}

  /**
   * The hospital's weights and limits.
   *
   * @param waitCost the cost of one patient's waiting for the length of one slot, in slots of care;
   *     0 to 10
   * @param overtimeCost the cost of overtime of the length of one slot, in slots of care; 0 to 50
   * @param overrunRisk the greatest accepted probability, 0 to 1, that the session runs over by
   *     {@value OverbookingPolicy#OVERRUN_SLOTS} slots or more
   * @param perInstant the maximum number of visits at any instant, 1 to 10
   * @param perSession the maximum number of overbooked visits in a session, 0 to 20
   * @param minBooked the share of the session, 0 to 1, that must be booked before it is overbooked:
   *     free time is filled first
   */
  public record Rules(
      double waitCost,
      double overtimeCost,
      double overrunRisk,
      int perInstant,
      int perSession,
      double minBooked) {

    /** The rules until a hospital decides otherwise. */
    public static final Rules DEFAULT = new Rules(0.15, 1.2, 0.05, 2, 2, 0.85);

    /**
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public Rules {
      within("waitCost", waitCost, 0, 10);
      within("overtimeCost", overtimeCost, 0, 50);
      within("overrunRisk", overrunRisk, 0, 1);
      within("perInstant", perInstant, 1, 10);
      within("perSession", perSession, 0, 20);
      within("minBooked", minBooked, 0, 1);
    }

    /** The same rules with another limit per instant. */
    public Rules perInstant(int limit) {
      return new Rules(waitCost, overtimeCost, overrunRisk, limit, perSession, minBooked);
    }
  }

  /**
   * A booked visit.
   *
   * @param noShow the probability, 0 to 1, that the patient does not come
   * @param overbooked whether it counts against the session's limit
   * @param open whether another patient may be put beside it
   */
  public record Visit(TimeRange range, double noShow, boolean overbooked, boolean open) {
    /**
     * @throws IllegalArgumentException if {@code noShow} is not a probability
     */
    public Visit {
      within("noShow", noShow, 0, 1);
    }
  }

  /**
   * A stretch of one doctor's working time without a break.
   *
   * @param visits the visits that begin in it, in any order
   * @param newcomer the probability, 0 to 1, that an added patient does not come
   */
  public record Session(TimeRange span, List<Visit> visits, double newcomer) {
    /**
     * @throws IllegalArgumentException if a visit begins outside the session
     */
    public Session {
      visits = List.copyOf(visits);
      within("newcomer", newcomer, 0, 1);
      for (Visit visit : visits) {
        if (visit.range().start().isBefore(span.start())
            || !visit.range().start().isBefore(span.end())) {
          throw new IllegalArgumentException("a visit begins in its session");
        }
      }
    }
  }

  /**
   * The expectations for a session.
   *
   * @param seen the number of patients seen
   * @param care given to them, in slots
   * @param waiting the sum of all patients' waiting, in slots
   * @param overtime of the doctor, in slots
   * @param overrun the probability of running over by {@value OverbookingPolicy#OVERRUN_SLOTS}
   *     slots or more
   */
  public record Outlook(double seen, double care, double waiting, double overtime, double overrun) {

    /** U, in slots of care. */
    public double utility(Rules rules) {
      return care - rules.waitCost() * waiting - rules.overtimeCost() * overtime;
    }
  }

  /** Why there is room for one more; the app makes a sentence of it. */
  public enum Because {
    /** The patient booked there is likelier to miss the visit than the others of the session. */
    LIKELY_MISSED,
    /** The time after it is free, so a delay ends soon. */
    FREE_TIME_FOLLOWS,
    /** No single patient stands out, but of many some will be missing. */
    SEVERAL_AT_RISK
  }

  /**
   * One more patient.
   *
   * @param range the time, which is that of the visit beside which the patient is put
   * @param gain what it adds to U given the proposals before it, in slots of care; positive
   * @param beside the no-show probabilities of the patients who share the time, greatest first
   * @param missed how many of the session's booked patients are expected not to come
   * @param slot the length of the session's slot
   * @param before the expectations without this proposal, and with those before it
   * @param after the expectations with it
   */
  public record Proposal(
      TimeRange range,
      double gain,
      Because because,
      List<Double> beside,
      double missed,
      Duration slot,
      Outlook before,
      Outlook after) {

    /** The expected increase of all patients' waiting together. */
    public Duration addedWaiting() {
      return slots(after.waiting() - before.waiting());
    }

    /** The expected increase of the doctor's overtime. */
    public Duration addedOvertime() {
      return slots(after.overtime() - before.overtime());
    }

    private Duration slots(double number) {
      return Duration.ofSeconds(Math.round(number * slot.toSeconds()));
    }
  }

  /** Why there are no more proposals. */
  public enum Stop {
    /** Free time is filled first. */
    NOT_FULL_ENOUGH,
    /** The session has as many overbooked visits as it may. */
    SESSION_LIMIT,
    /** No place is left: not opted in, declined before, or full at that instant. */
    NO_PLACE,
    /** The added waiting and overtime outweigh one more patient. */
    DOES_NOT_PAY,
    /** It would pay, but the risk of an overrun is too high. */
    OVERRUN_RISK
  }

  /** The proposals for a session, each given those before it, and why there are no more. */
  public record Decision(List<Proposal> proposals, Stop stop) {}

  /** Decides about one session, independently of all others. */
  public static Decision decide(Session session, Rules rules) {
    List<Proposal> proposals = new ArrayList<>();
    if (booked(session) < rules.minBooked()) {
      return new Decision(proposals, Stop.NOT_FULL_ENOUGH);
    }
    Timeline timeline = new Timeline(session);
    long overbooked = session.visits().stream().filter(Visit::overbooked).count();
    while (overbooked + proposals.size() < rules.perSession()) {
      Timeline.Search found = timeline.search(rules, proposals);
      if (found.best().isEmpty()) {
        return new Decision(List.copyOf(proposals), found.stop());
      }
      Proposal best = found.best().get();
      proposals.add(best);
      timeline.add(best.range(), session.newcomer());
    }
    return new Decision(List.copyOf(proposals), Stop.SESSION_LIMIT);
  }

  /** The expectations for a session as it is booked. */
  public static Outlook outlook(Session session) {
    return new Timeline(session).outlook();
  }

  private static double booked(Session session) {
    List<TimeRange> taken =
        TimeRanges.clip(
            TimeRanges.union(session.visits().stream().map(Visit::range).toList()), session.span());
    long seconds = taken.stream().mapToLong(range -> range.length().toSeconds()).sum();
    return (double) seconds / session.span().length().toSeconds();
  }

  /**
   * A session divided into ticks, the longest unit that divides the start and end of every visit.
   */
  private static final class Timeline {

    /** An expected patient; times in ticks since the session's start. */
    private record Arrival(int at, int ticks, double noShow) {}

    private record Search(Optional<Proposal> best, Stop stop) {}

    /** The state before the next arrival. */
    private record State(Workload work, int at, double waiting) {}

    private final Session session;
    private final long tick;
    private final int end;
    private final double slot;
    private final double missed;
    private final List<Arrival> arrivals = new ArrayList<>();

    Timeline(Session session) {
      this.session = session;
      long common = session.span().length().toSeconds();
      long total = 0;
      for (Visit visit : session.visits()) {
        common = gcd(common, offset(visit.range().start()));
        common = gcd(common, visit.range().length().toSeconds());
        total += visit.range().length().toSeconds();
      }
      tick = common;
      end = ticks(session.span().length());
      slot = session.visits().isEmpty() ? end : (double) total / session.visits().size() / tick;
      missed = session.visits().stream().mapToDouble(Visit::noShow).sum();
      session.visits().stream()
          .map(visit -> arrival(visit.range(), visit.noShow()))
          .sorted(
              Comparator.comparingInt(Arrival::at)
                  .thenComparingInt(Arrival::ticks)
                  .thenComparingDouble(Arrival::noShow))
          .forEach(arrivals::add);
    }

    /** Adds a patient to the session, after those who arrive at the same time. */
    void add(TimeRange range, double noShow) {
      Arrival arrival = arrival(range, noShow);
      arrivals.add(placeOf(arrival), arrival);
    }

    Outlook outlook() {
      return finish(new State(Workload.none(), 0, 0), arrivals);
    }

    /** The best place that the rules allow, or why there is none. */
    Search search(Rules rules, List<Proposal> proposals) {
      List<State> states = states();
      Outlook before = outlook();
      boolean anywhere = false;
      boolean pays = false;
      double most = NOTHING;
      Proposal best = null;
      for (TimeRange range : places()) {
        List<Visit> beside = sharing(range);
        if (!beside.stream().allMatch(Visit::open)
            || maxConcurrent(range, beside, proposals) >= rules.perInstant()) {
          continue;
        }
        anywhere = true;
        Outlook after = with(range, states);
        double gain = after.utility(rules) - before.utility(rules);
        if (gain <= NOTHING) {
          continue;
        }
        pays = true;
        // Equal gains differ by rounding: then the earlier place wins, whatever the order of the
        // sums.
        if (after.overrun() <= rules.overrunRisk() && gain > most + NOTHING) {
          most = gain;
          best = proposal(range, gain, beside, before, after);
        }
      }
      Stop stop = pays ? Stop.OVERRUN_RISK : anywhere ? Stop.DOES_NOT_PAY : Stop.NO_PLACE;
      return new Search(Optional.ofNullable(best), stop);
    }

    private Proposal proposal(
        TimeRange range, double gain, List<Visit> beside, Outlook before, Outlook after) {
      List<Double> chances =
          beside.stream().map(Visit::noShow).sorted(Comparator.reverseOrder()).toList();
      return new Proposal(
          range,
          gain,
          because(range, chances.get(0)),
          chances,
          missed,
          Duration.ofSeconds(Math.round(slot * tick)),
          before,
          after);
    }

    private Because because(TimeRange range, double likeliest) {
      TimeRange behind =
          new TimeRange(range.end(), range.end().plusSeconds(Math.round(slot * tick)));
      boolean free =
          !behind.end().isAfter(session.span().end())
              && session.visits().stream().noneMatch(visit -> visit.range().overlaps(behind));
      if (free) {
        return Because.FREE_TIME_FOLLOWS;
      }
      double usual = missed / session.visits().size();
      return likeliest >= 1.5 * usual ? Because.LIKELY_MISSED : Because.SEVERAL_AT_RISK;
    }

    /** The distinct times of the booked visits that lie in the session, in order. */
    private List<TimeRange> places() {
      return session.visits().stream()
          .map(Visit::range)
          .filter(range -> session.span().contains(range))
          .distinct()
          .sorted(Comparator.comparing(TimeRange::start).thenComparing(TimeRange::end))
          .toList();
    }

    private List<Visit> sharing(TimeRange range) {
      return session.visits().stream().filter(visit -> visit.range().overlaps(range)).toList();
    }

    /**
     * The largest number of visits at one instant of the range; it is reached at the start of one
     * of them.
     */
    private static long maxConcurrent(
        TimeRange range, List<Visit> beside, List<Proposal> proposals) {
      List<TimeRange> there = new ArrayList<>(beside.stream().map(Visit::range).toList());
      proposals.stream()
          .map(Proposal::range)
          .filter(each -> each.overlaps(range))
          .forEach(there::add);
      return there.stream()
          .map(TimeRange::start)
          .mapToLong(
              instant ->
                  there.stream()
                      .filter(each -> !each.start().isAfter(instant) && each.end().isAfter(instant))
                      .count())
          .max()
          .orElse(0);
    }

    /** The state before each arrival, so that a trial need not start at the beginning. */
    private List<State> states() {
      List<State> states = new ArrayList<>();
      State state = new State(Workload.none(), 0, 0);
      for (Arrival arrival : arrivals) {
        states.add(state);
        state = next(new State(state.work().copy(), state.at(), state.waiting()), arrival);
      }
      states.add(state);
      return states;
    }

    private Outlook with(TimeRange range, List<State> states) {
      Arrival extra = arrival(range, session.newcomer());
      int place = placeOf(extra);
      State known = states.get(place);
      State state = next(new State(known.work().copy(), known.at(), known.waiting()), extra);
      return finish(state, arrivals.subList(place, arrivals.size()), extra);
    }

    private Outlook finish(State from, List<Arrival> rest, Arrival... extra) {
      State state = from;
      for (Arrival arrival : rest) {
        state = next(state, arrival);
      }
      double seen = 0;
      double care = 0;
      for (List<Arrival> each : List.of(arrivals, List.of(extra))) {
        for (Arrival arrival : each) {
          seen += 1 - arrival.noShow();
          care += (1 - arrival.noShow()) * arrival.ticks();
        }
      }
      Workload work = state.work();
      work.pass(Math.max(end - state.at(), 0));
      return new Outlook(
          seen,
          care / slot,
          state.waiting() / slot,
          work.mean() / slot,
          work.atLeast(OVERRUN_SLOTS * slot));
    }

    /** Every patient who comes waits for the work that is already there. */
    private static State next(State state, Arrival arrival) {
      Workload work = state.work();
      work.pass(arrival.at() - state.at());
      double waiting = state.waiting() + (1 - arrival.noShow()) * work.mean();
      work.expect(arrival.ticks(), arrival.noShow());
      return new State(work, arrival.at(), waiting);
    }

    private int placeOf(Arrival extra) {
      int place = 0;
      while (place < arrivals.size() && arrivals.get(place).at() <= extra.at()) {
        place++;
      }
      return place;
    }

    private Arrival arrival(TimeRange range, double noShow) {
      return new Arrival(
          Math.toIntExact(offset(range.start()) / tick), ticks(range.length()), noShow);
    }

    private int ticks(Duration length) {
      return Math.toIntExact(length.toSeconds() / tick);
    }

    private long offset(Instant instant) {
      return Duration.between(session.span().start(), instant).toSeconds();
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most);
    }
  }
}
