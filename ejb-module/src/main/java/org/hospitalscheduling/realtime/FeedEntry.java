package org.hospitalscheduling.realtime;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.overbooking.SuggestionChanged;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.waitlist.WaitlistChanged;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for its number: written in the transaction that made the change, and deleted
 * some milliseconds later.
 */
@Entity
@Table(name = "feed_inbox")
public class FeedEntry {

  @Id private UUID id;
  private String type;
  private UUID subjectId;
  private int subjectVersion;
  private Instant at;
  private @Nullable UUID practitionerId;
  private @Nullable UUID leftPractitionerId;
  private @Nullable UUID departmentId;
  private boolean busyChanged;
  private @Nullable UUID ownerId;
  private @Nullable UUID actorId;

  protected FeedEntry() {}

  private FeedEntry(ChangeType type, UUID subjectId, int subjectVersion, Instant at) {
    this.id = Ids.next();
    this.type = type.wire();
    this.subjectId = subjectId;
    this.subjectVersion = subjectVersion;
    this.at = at;
  }

  static FeedEntry of(AppointmentChanged change) {
    ChangeType type =
        switch (change.kind()) {
          case CREATED -> ChangeType.SCHEDULE_CREATED;
          case UPDATED -> ChangeType.SCHEDULE_UPDATED;
          case CANCELLED -> ChangeType.SCHEDULE_DELETED;
        };
    FeedEntry entry = new FeedEntry(type, change.id(), change.version(), change.at());
    entry.practitionerId = change.practitionerId();
    entry.leftPractitionerId = change.leftPractitionerId();
    entry.departmentId = change.departmentId();
    entry.busyChanged = change.busyChanged();
    entry.ownerId = change.ownerId();
    entry.actorId = change.actorId();
    return entry;
  }

  /** A flag on a user takes no practitioner's time and has no owner. */
  static FeedEntry of(UserFlagged flagged) {
    FeedEntry entry =
        new FeedEntry(ChangeType.MONITORED_USER_NEW, flagged.flagId(), 0, flagged.at());
    entry.actorId = flagged.actorId();
    return entry;
  }

  static FeedEntry of(SuggestionChanged change) {
    ChangeType type =
        switch (change.kind()) {
          case CREATED -> ChangeType.SUGGESTION_CREATED;
          case ACCEPTED -> ChangeType.SUGGESTION_ACCEPTED;
          case DECLINED -> ChangeType.SUGGESTION_DECLINED;
          case EXPIRED -> ChangeType.SUGGESTION_EXPIRED;
        };
    FeedEntry entry = new FeedEntry(type, change.id(), change.version(), change.at());
    entry.practitionerId = change.practitionerId();
    entry.departmentId = change.departmentId();
    entry.actorId = change.actorId();
    return entry;
  }

  static FeedEntry of(WaitlistChanged change) {
    ChangeType type =
        switch (change.kind()) {
          case JOINED -> ChangeType.WAITLIST_JOINED;
          case LEFT -> ChangeType.WAITLIST_LEFT;
          case INVITED -> ChangeType.WAITLIST_INVITED;
          case FAILED -> ChangeType.WAITLIST_FAILED;
          case CONFIRMED -> ChangeType.WAITLIST_CONFIRMED;
          case DECLINED -> ChangeType.WAITLIST_DECLINED;
          // An invitation that was lost to a faster patient ends like one that expired.
          case LOST, EXPIRED -> ChangeType.WAITLIST_EXPIRED;
          case WITHDRAWN -> ChangeType.WAITLIST_WITHDRAWN;
        };
    FeedEntry entry = new FeedEntry(type, change.entryId(), 0, change.at());
    entry.ownerId = change.ownerId();
    entry.practitionerId = change.practitionerId();
    entry.departmentId = change.departmentId();
    entry.actorId = change.actorId();
    return entry;
  }
}
