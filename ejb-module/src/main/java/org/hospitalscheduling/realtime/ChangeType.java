package org.hospitalscheduling.realtime;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The type of a change in the feed. Its name on the wire is part of the API and of the stored rows.
 */
public enum ChangeType {
  SCHEDULE_CREATED("schedule:created"),
  SCHEDULE_UPDATED("schedule:updated"),
  SCHEDULE_DELETED("schedule:deleted"),
  MONITORED_USER_NEW("monitoredUser:new"),
  SUGGESTION_CREATED("suggestion:created"),
  SUGGESTION_ACCEPTED("suggestion:accepted"),
  SUGGESTION_DECLINED("suggestion:declined"),
  SUGGESTION_EXPIRED("suggestion:expired"),
  WAITLIST_JOINED("waitlist:joined"),
  WAITLIST_LEFT("waitlist:left"),
  WAITLIST_INVITED("waitlist:invited"),
  WAITLIST_FAILED("waitlist:failed"),
  WAITLIST_CONFIRMED("waitlist:confirmed"),
  WAITLIST_DECLINED("waitlist:declined"),
  WAITLIST_EXPIRED("waitlist:expired"),
  WAITLIST_WITHDRAWN("waitlist:withdrawn"),

  /**
   * A change to an appointment as told to viewers who see only that its time is taken. Never
   * stored.
   */
  BUSY_CHANGED("busy:changed"),

  /** Written by another server with a newer release; this server ignores it. */
  UNKNOWN("");

  private static final Map<String, ChangeType> BY_WIRE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ChangeType::wire, Function.identity()));

  private final String wire;

  ChangeType(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** Whether the subject is an appointment. */
  public boolean ofSchedule() {
    return this == SCHEDULE_CREATED || this == SCHEDULE_UPDATED || this == SCHEDULE_DELETED;
  }

  /** Whether it is about somebody's place on the waiting list. */
  public boolean ofWaitlist() {
    return wire.startsWith("waitlist:");
  }

  /** Whether the subject is a suggestion or the waiting list, which those who book work with. */
  public boolean ofPlanning() {
    return wire.startsWith("suggestion:") || wire.startsWith("waitlist:");
  }

  static ChangeType of(String wire) {
    return BY_WIRE.getOrDefault(wire, UNKNOWN);
  }
}
