package org.hospitalscheduling.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.PatientAppointmentsWorkflow.Visit;
import org.hospitalscheduling.merging.MergeOverlaps.Overlap;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;

class MergePolicyTest {

  private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");

  @Test
  void each_pair_that_shares_time_is_an_overlap_by_time() {
    Visit early = visit(0, 60);
    Visit late = visit(60, 120);
    Visit long1 = visit(30, 90);
    List<Overlap> overlaps = MergePolicy.overlaps(List.of(late, early), List.of(long1));
    assertThat(overlaps)
        .extracting(each -> each.appointment().id())
        .containsExactly(early.id(), late.id());
    assertThat(overlaps).extracting(each -> each.other().id()).containsOnly(long1.id());
  }

  @Test
  void visits_that_touch_do_not_overlap() {
    assertThat(MergePolicy.overlaps(List.of(visit(0, 60)), List.of(visit(60, 120)))).isEmpty();
  }

  @Test
  void what_takes_no_time_or_may_overlap_is_not_asked_about() {
    Visit here = visit(0, 60);
    TimeRange range = here.range();
    Visit cancelled =
        new Visit(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), range, false, false);
    Visit allowed =
        new Visit(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), range, true, true);
    assertThat(MergePolicy.overlaps(List.of(here), List.of(cancelled, allowed))).isEmpty();
    assertThat(MergePolicy.overlaps(List.of(cancelled, allowed), List.of(here))).isEmpty();
  }

  @Test
  void every_overlap_has_to_be_accepted() {
    Visit one = visit(0, 60);
    Visit two = visit(120, 180);
    List<Overlap> overlaps =
        MergePolicy.overlaps(List.of(one, two), List.of(visit(30, 90), visit(150, 210)));
    assertThat(MergePolicy.accepts(Set.of(), overlaps)).isFalse();
    assertThat(MergePolicy.accepts(Set.of(one.id()), overlaps)).isFalse();
    assertThat(MergePolicy.accepts(Set.of(one.id(), two.id()), overlaps)).isTrue();
    assertThat(MergePolicy.accepts(Set.of(), List.of())).isTrue();
  }

  @Test
  void a_merge_is_taken_back_within_a_year() {
    assertThat(MergePolicy.canBeUndone(NINE, NINE.plus(Duration.ofDays(364)))).isTrue();
    assertThat(MergePolicy.canBeUndone(NINE, NINE.plus(Duration.ofDays(365)))).isFalse();
  }

  private static Visit visit(int from, int until) {
    return new Visit(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        new TimeRange(NINE.plusSeconds(60L * from), NINE.plusSeconds(60L * until)),
        true,
        false);
  }
}
