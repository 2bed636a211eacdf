package org.hospitalscheduling.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Zones whose clocks are changed in as many ways as there are, and when they were. */
public final class ClockChanges {

  /**
   * By an hour, by half of one (Lord Howe), by two (Troll), by a whole day (Apia); at midnight
   * (Cairo, Havana, Tehran), a minute past it (St John's); four times a year (Casablanca), or once
   * and for all (Kathmandu, Caracas, Pyongyang).
   */
  public static final List<ZoneId> ZONES =
      List.of(
              "Africa/Cairo",
              "Africa/Casablanca",
              "America/Caracas",
              "America/Havana",
              "America/New_York",
              "America/Nuuk",
              "America/Santiago",
              "America/Sao_Paulo",
              "America/St_Johns",
              "Antarctica/Troll",
              "Asia/Beirut",
              "Asia/Kathmandu",
              "Asia/Pyongyang",
              "Asia/Tehran",
              "Australia/Lord_Howe",
              "Europe/Berlin",
              "Europe/Dublin",
              "Europe/Istanbul",
              "Pacific/Apia",
              "Pacific/Chatham")
          .stream()
          .map(ZoneId::of)
          .toList();

  /** What is to come may be changed by law, and is then known to one release and not to another. */
  private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

  private static final int AT_MOST = 24;

  private ClockChanges() {}

  /** The last changes of a zone's clocks from 1970 to 2025, at most twenty-four, in order. */
  public static Collection<ZoneOffsetTransition> of(ZoneId zone) {
    Deque<ZoneOffsetTransition> changes = new ArrayDeque<>();
    ZoneOffsetTransition change = zone.getRules().previousTransition(UNTIL);
    while (change != null
        && change.getInstant().isAfter(Instant.EPOCH)
        && changes.size() < AT_MOST) {
      changes.addFirst(change);
      change = zone.getRules().previousTransition(change.getInstant());
    }
    return changes;
  }
}
