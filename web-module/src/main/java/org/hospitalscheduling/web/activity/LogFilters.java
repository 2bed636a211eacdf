package org.hospitalscheduling.web.activity;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.activity.AccessFilter;
import org.hospitalscheduling.activity.Activity;
import org.hospitalscheduling.activity.ActivityFilter;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.input.Query;

/** Reads the filter for the activity log from a query string. */
final class LogFilters {
  private static final int LONGEST_ACTION = 200;

  private LogFilters() {}

  /** The filter; use it only after {@link Query#check}. */
  static ActivityFilter of(Query query) {
    Optional<String> actor = query.line("actor", 100);
    Optional<UUID> actorId = actor.flatMap(Ids::parse);
    List<Activity.Outcome> outcomes =
        query.list(
            "outcome",
            code -> Coded.find(Activity.Outcome.class, code),
            "must be success, refused or failure, several separated by commas");
    return new ActivityFilter(
        actorId,
        actorId.isPresent() ? Optional.empty() : actor,
        query.list(
            "action",
            text ->
                text.isBlank() || text.length() > LONGEST_ACTION
                    ? Optional.empty()
                    : Optional.of(text.strip()),
            "must be one or more actions, separated by commas"),
        query.uuid("subject"),
        query.uuid("patient"),
        outcomes.isEmpty() ? Set.of() : EnumSet.copyOf(outcomes),
        query.instant("from"),
        query.instant("to"),
        query.line("address", 45),
        query.line("request", 64),
        query.text("q", 100));
  }

  /** The filter for what concerns one patient; use it only after {@link Query#check}. */
  static AccessFilter accesses(Query query) {
    Optional<String> actor = query.line("actor", 100);
    Optional<UUID> actorId = actor.flatMap(Ids::parse);
    return new AccessFilter(
        actorId,
        actorId.isPresent() ? Optional.empty() : actor,
        query.instant("from"),
        query.instant("to"));
  }
}
