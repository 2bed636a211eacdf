package org.hospitalscheduling.overbooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hospitalscheduling.overbooking.Calibration.Outcome;
import org.hospitalscheduling.overbooking.NoShowModel.Forecast;
import org.hospitalscheduling.overbooking.NoShowModel.GroupCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoShowModelTest {

  private static final UUID CARDIOLOGY = new UUID(0, 1);
  private static final UUID NEUROLOGY = new UUID(0, 2);
  private static final LeadTime WEEKS = LeadTime.FIFTEEN_TO_THIRTY_DAYS;

  @ParameterizedTest(name = "{0} days: {1}")
  @CsvSource({
    "-1, SAME_DAY", "0, SAME_DAY",
    "1, ONE_TO_TWO_DAYS", "2, ONE_TO_TWO_DAYS",
    "3, THREE_TO_SEVEN_DAYS", "7, THREE_TO_SEVEN_DAYS",
    "8, EIGHT_TO_FOURTEEN_DAYS", "14, EIGHT_TO_FOURTEEN_DAYS",
    "15, FIFTEEN_TO_THIRTY_DAYS", "30, FIFTEEN_TO_THIRTY_DAYS",
    "31, LONGER", "4000, LONGER"
  })
  void lead_times_have_these_bounds(long days, LeadTime expected) {
    assertThat(LeadTime.ofDays(days)).isEqualTo(expected);
  }

  @Test
  void a_lead_time_is_counted_on_the_hospitals_calendar() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant beforeMidnight = Instant.parse("2026-11-22T22:59:00Z");
    Instant afterMidnight = Instant.parse("2026-11-22T23:01:00Z");
    assertThat(LeadTime.between(beforeMidnight, afterMidnight, berlin))
        .isEqualTo(LeadTime.ONE_TO_TWO_DAYS);
    assertThat(LeadTime.between(afterMidnight, Instant.parse("2026-11-23T22:59:00Z"), berlin))
        .isEqualTo(LeadTime.SAME_DAY);
  }

  @ParameterizedTest
  @EnumSource(LeadTime.class)
  void without_a_history_the_stated_prior_holds(LeadTime lead) {
    Forecast forecast = NoShowModel.prior().forecast(CARDIOLOGY, lead, 0, 0);
    assertThat(forecast.noShow()).isCloseTo(lead.prior(), within(1e-12));
    assertThat(forecast.planned()).isPositive().isLessThan(forecast.noShow());
  }

  @Test
  void the_prior_rises_with_the_lead_time() {
    assertThat(Arrays.stream(LeadTime.values()).map(LeadTime::prior)).isSorted();
  }

  @ParameterizedTest(name = "{1} of {0} missed at a group rate of 0.2: {2}")
  @CsvSource({"0, 0, 0.2", "10, 0, 0.1", "10, 10, 0.6", "5, 1, 0.2", "90, 9, 0.11"})
  void a_patients_own_visits_weigh_as_much_as_ten_of_the_group(
      long visits, long missed, double expected) {
    // 50 of the prior at 0.12 and 450 counted make a rate of 0.2 in hospital and department alike.
    NoShowModel model = withRate(CARDIOLOGY, 0.2);
    assertThat(model.forecast(CARDIOLOGY, WEEKS, visits, missed).noShow())
        .isCloseTo(expected, within(1e-4));
  }

  /** A million visits, so that the prior no longer matters. */
  private static NoShowModel withRate(UUID department, double rate) {
    return NoShowModel.of(
        List.of(new GroupCount(department, WEEKS, 1_000_000, Math.round(1_000_000 * rate))), 0.2);
  }

  @Test
  void a_department_is_drawn_to_the_hospital_and_the_hospital_to_the_prior() {
    NoShowModel model =
        NoShowModel.of(
            List.of(
                new GroupCount(CARDIOLOGY, WEEKS, 150, 60), new GroupCount(NEUROLOGY, WEEKS, 0, 0)),
            0.2);
    double hospital = (50 * 0.12 + 60) / (50 + 150);
    assertThat(model.rate(NEUROLOGY, WEEKS)).isCloseTo(hospital, within(1e-12));
    assertThat(model.rate(CARDIOLOGY, WEEKS))
        .isCloseTo((50 * hospital + 60) / (50 + 150), within(1e-12));
    assertThat(model.rate(new UUID(0, 3), WEEKS)).isEqualTo(model.rate(NEUROLOGY, WEEKS));
    assertThat(model.rate(CARDIOLOGY, LeadTime.SAME_DAY)).isEqualTo(LeadTime.SAME_DAY.prior());
  }

  @ParameterizedTest(name = "Beta({0}, {1}): {2} below {3}")
  @CsvSource({
    // Uniform, a power of it, the triangular and the arcsine distribution have closed-form
    // quantiles.
    "1, 1, 0.2, 0.2",
    "3, 1, 0.2, 0.5848035476425733",
    "1, 4, 0.2, 0.05425839099682403",
    "2, 2, 0.5, 0.5",
    "0.5, 0.5, 0.2, 0.09549150281252627",
    "2, 1, 0.5, 0.7071067811865476"
  })
  void quantiles_are_those_in_closed_form(double a, double b, double chance, double expected) {
    BetaDistribution beta = new BetaDistribution(a, b);
    assertThat(beta.quantile(chance)).isCloseTo(expected, within(1e-8));
    assertThat(beta.cumulative(expected)).isCloseTo(chance, within(1e-12));
  }

  /** For whole parameters the distribution is a binomial tail: DLMF 8.17.5. */
  @Test
  void cumulative_chances_are_binomial_tails() {
    for (int a = 1; a <= 12; a++) {
      for (int b = 1; b <= 12; b++) {
        for (double x = 0.05; x < 1; x += 0.1) {
          double tail = 0;
          for (int j = a; j <= a + b - 1; j++) {
            tail += choose(a + b - 1, j) * Math.pow(x, j) * Math.pow(1 - x, a + b - 1 - j);
          }
          assertThat(new BetaDistribution(a, b).cumulative(x)).isCloseTo(tail, within(1e-12));
        }
      }
    }
  }

  private static double choose(int n, int k) {
    double product = 1;
    for (int i = 1; i <= k; i++) {
      product = product * (n - k + i) / i;
    }
    return product;
  }

  @Test
  void the_plan_is_more_careful_the_less_is_known() {
    NoShowModel model = withRate(CARDIOLOGY, 0.3);
    double planned = 0;
    for (int visits : new int[] {0, 10, 20, 50, 200}) {
      Forecast forecast = model.forecast(CARDIOLOGY, WEEKS, visits, Math.round(visits * 0.3));
      assertThat(forecast.noShow()).isCloseTo(0.3, within(0.01));
      assertThat(forecast.planned()).isGreaterThan(planned).isLessThan(0.3);
      planned = forecast.planned();
    }
    assertThat(planned).isGreaterThan(0.27);
  }

  @Test
  void a_lower_quantile_plans_with_fewer_no_shows() {
    double before = 0;
    for (double quantile : new double[] {0.05, 0.2, 0.35, 0.5}) {
      double planned =
          NoShowModel.of(List.of(), quantile).forecast(CARDIOLOGY, WEEKS, 5, 2).planned();
      assertThat(planned).isGreaterThan(before);
      before = planned;
    }
    assertThatIllegalArgumentException().isThrownBy(() -> NoShowModel.of(List.of(), 0));
  }

  @Test
  void every_visit_missed_raises_forecast_and_plan() {
    NoShowModel model = withRate(CARDIOLOGY, 0.15);
    for (int missed = 1; missed <= 12; missed++) {
      Forecast fewer = model.forecast(CARDIOLOGY, WEEKS, 12, missed - 1);
      Forecast more = model.forecast(CARDIOLOGY, WEEKS, 12, missed);
      assertThat(more.noShow()).isGreaterThan(fewer.noShow());
      assertThat(more.planned()).isGreaterThan(fewer.planned());
    }
  }

  @Test
  void counts_that_cannot_be_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GroupCount(CARDIOLOGY, WEEKS, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoShowModel.prior().forecast(CARDIOLOGY, WEEKS, 1, 2));
    GroupCount once = new GroupCount(CARDIOLOGY, WEEKS, 1, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> NoShowModel.of(List.of(once, once), 0.2));
  }

  @Test
  void the_brier_score_is_the_mean_squared_difference() {
    Calibration calibration =
        Calibration.of(
            List.of(
                new Outcome(0.2, false),
                new Outcome(0.2, true),
                new Outcome(0.9, true),
                new Outcome(1.0, true)));
    assertThat(calibration.brier()).isCloseTo((0.04 + 0.64 + 0.01 + 0) / 4, within(1e-12));
    assertThat(calibration.reference()).isCloseTo(0.75 * 0.25, within(1e-12));
    assertThat(calibration.visits()).isEqualTo(4);
    assertThat(calibration.missed()).isEqualTo(3);
    assertThat(calibration.bins())
        .containsExactly(
            new Calibration.Bin(0.2, 2, 0.2, 0.5), new Calibration.Bin(0.9, 2, 0.95, 1.0));
  }

  @Test
  void nothing_compared_is_no_error_and_no_skill() {
    Calibration calibration = Calibration.of(List.of());
    assertThat(calibration.brier()).isZero();
    assertThat(calibration.skill()).isZero();
    assertThat(calibration.bins()).isEmpty();
  }

  /** In a world that matches the model's assumptions its forecasts come true, bin by bin. */
  @Test
  void in_a_world_of_its_own_the_model_is_calibrated_and_has_skill() {
    Random random = new Random(20260107);
    NoShowModel model = withRate(CARDIOLOGY, 0.2);
    List<Outcome> outcomes = new ArrayList<>();
    for (int patient = 0; patient < 20_000; patient++) {
      double rate = new BetaDistribution(2, 8).quantile(random.nextDouble());
      int visits = random.nextInt(15);
      int missed = 0;
      for (int i = 0; i < visits; i++) {
        missed += random.nextDouble() < rate ? 1 : 0;
      }
      outcomes.add(
          new Outcome(
              model.forecast(CARDIOLOGY, WEEKS, visits, missed).noShow(),
              random.nextDouble() < rate));
    }
    Calibration calibration = Calibration.of(outcomes);
    assertThat(calibration.skill()).isBetween(0.02, 0.2);
    assertThat(calibration.bins().stream().filter(bin -> bin.visits() > 500))
        .hasSizeGreaterThan(3)
        .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.forecast(), within(0.03)));
  }
}
