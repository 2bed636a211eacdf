package org.hospitalscheduling.bench;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hospitalscheduling.bench.Arena.Place;

/** Sixty-four clients want the same slot, two hundred times over: exactly one gets it. */
final class OneSlotBench {

  private static final int CLIENTS = 64;
  private static final int SLOTS = 200;
  private static final double LONGEST_SECONDS = 120;

  private final Rig rig;
  private final Arena arena;

  OneSlotBench(Rig rig, Arena arena) {
    this.rig = rig;
    this.arena = arena;
  }

  private record Counter(int booked, int refused, int other) {}

  void run() {
    List<Place> places = Stream.generate(arena::next).limit(SLOTS).toList();
    rig.token();
    long before = rig.number("SELECT count(*) FROM appointment");
    long begun = System.nanoTime();
    AtomicInteger slots = new AtomicInteger();
    AtomicBoolean late = new AtomicBoolean();
    CyclicBarrier start =
        new CyclicBarrier(
            CLIENTS,
            () -> {
              late.set(Report.seconds(begun) > LONGEST_SECONDS);
              slots.addAndGet(late.get() ? 0 : 1);
            });
    List<Counter> tallies =
        Clients.together(
            CLIENTS,
            number -> {
              int booked = 0;
              int refused = 0;
              int other = 0;
              try (Wire wire = rig.connect()) {
                for (Place place : places) {
                  start.await();
                  if (late.get()) {
                    break;
                  }
                  Place mine = arena.contested(place, 1_000 + number);
                  int status = wire.post("/api/schedules", mine.json()).status();
                  booked += status == 201 ? 1 : 0;
                  refused += status == 409 ? 1 : 0;
                  other += status != 201 && status != 409 ? 1 : 0;
                }
              }
              return new Counter(booked, refused, other);
            });
    double seconds = Report.seconds(begun);
    int booked = tallies.stream().mapToInt(Counter::booked).sum();
    int refused = tallies.stream().mapToInt(Counter::refused).sum();
    int other = tallies.stream().mapToInt(Counter::other).sum();
    long rows = rig.number("SELECT count(*) FROM appointment") - before;
    Report.result(
        "One slot, 64 clients, %d times: %d rows (must be as many), %d x 201, %,d x 409, %d others,"
            + " %.1f s, %.0f answers/s",
        slots.get(), rows, booked, refused, other, seconds, CLIENTS * slots.get() / seconds);
    if (rows != slots.get() || booked != slots.get()) {
      throw new IllegalStateException("a slot was booked twice, or not at all");
    }
  }
}
