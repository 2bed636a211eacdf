package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.Calendars.Calendar;
import org.hospitalscheduling.overbooking.NoShowModel.Forecast;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Decision;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Proposal;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Session;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Visit;
import org.hospitalscheduling.overbooking.SuggestionChanged.Kind;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Finds places where one more patient pays off and keeps the stored suggestions up to date, in a
 * handful of queries however many doctors and days. It knows no roles: its callers have checked
 * them.
 */
@ApplicationScoped
class SuggestionWorkflow {

  /** A session may begin before the requested range, or end after it. */
  private static final Duration AROUND = Duration.ofDays(1);

  @Inject private Calendars calendars;
  @Inject private BookedVisits visits;
  @Inject private NoShowModels models;
  @Inject private OverbookingConfigs configs;
  @Inject private Suggestions suggestions;
  @Inject private Settings settings;
  @Inject private Event<SuggestionChanged> changed;

  /** A place that pays off, with its figures. */
  record Found(Suggestion.Placement place, Suggestion.Numbers numbers, Instant expires) {}

  /** A booked visit with its forecast, as the policy sees it. */
  private record Judged(BookedVisit booked, Forecast forecast, Visit visit) {}

  /**
   * What would be suggested under these rules, by doctor and start; nothing is stored.
   *
   * @param range suggestions begin in it
   */
  List<Found> find(
      TimeRange range,
      Collection<UUID> departments,
      Collection<UUID> doctors,
      OverbookingConfig config,
      OptInPolicy optIn,
      Instant now) {
    if (!optIn.enabled()) {
      return List.of();
    }
    TimeRange window = new TimeRange(range.start().minus(AROUND), range.end().plus(AROUND));
    Map<UUID, Calendar> open =
        calendars.ofMany(doctors, departments, Optional.empty(), window, false, now);
    if (open.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<BookedVisit>> booked =
        visits.of(open.keySet(), window, now).stream()
            .collect(Collectors.groupingBy(BookedVisit::doctorId));
    NoShowModel model = models.model(config.planningQuantile());
    List<Found> found = new ArrayList<>();
    open.forEach(
        (doctor, calendar) -> {
          List<BookedVisit> own = booked.getOrDefault(doctor, List.of());
          for (TimeRange span : calendar.open(window, settings.zone())) {
            if (span.overlaps(range) && !own.isEmpty()) {
              found.addAll(inSession(span, own, model, config, optIn, now));
            }
          }
        });
    found.removeIf(
        each ->
            each.place().range().start().isBefore(range.start())
                || !each.place().range().start().isBefore(range.end()));
    return found;
  }

  private List<Found> inSession(
      TimeRange span,
      List<BookedVisit> ofDoctor,
      NoShowModel model,
      OverbookingConfig config,
      OptInPolicy optIn,
      Instant now) {
    List<Judged> inside =
        ofDoctor.stream()
            .filter(each -> each.range().overlaps(span))
            .map(each -> judged(each, span, model, config, optIn, now))
            .toList();
    if (inside.stream().noneMatch(each -> each.visit().open())) {
      return List.of();
    }
    BookedVisit any = inside.get(0).booked();
    LeadTime shortNotice = LeadTime.between(now, span.start(), settings.zone());
    Session session =
        new Session(
            span,
            inside.stream().map(Judged::visit).toList(),
            model.forecast(any.doctorsDepartment(), shortNotice, 0, 0).planned());
    Decision decision = OverbookingPolicy.decide(session, config.rules(any.limit()));
    double expected = inside.stream().mapToDouble(each -> missing(each)).sum();
    return decision.proposals().stream()
        .map(proposal -> found(proposal, inside, span, expected, config))
        .toList();
  }

  /** Only an awaited patient can be missed; one who has arrived cannot. */
  private static double missing(Judged judged) {
    return judged.booked().awaited() ? judged.forecast().noShow() : 0;
  }

  private Judged judged(
      BookedVisit booked,
      TimeRange span,
      NoShowModel model,
      OverbookingConfig config,
      OptInPolicy optIn,
      Instant now) {
    Forecast forecast =
        model.forecast(
            booked.departmentId(),
            LeadTime.between(booked.bookedAt(), booked.range().start(), settings.zone()),
            booked.visits(),
            booked.missed());
    boolean whole = !booked.range().start().isBefore(span.start());
    boolean open =
        whole
            && booked.awaited()
            && !booked.declined()
            && booked.range().start().isAfter(now.plus(config.minLead()))
            && optIn.allows(booked.departmentId(), booked.doctorId(), booked.typeId());
    TimeRange range = whole ? booked.range() : new TimeRange(span.start(), booked.range().end());
    return new Judged(
        booked,
        forecast,
        new Visit(range, booked.awaited() ? forecast.planned() : 0, booked.overbooked(), open));
  }

  private static Found found(
      Proposal proposal,
      List<Judged> inside,
      TimeRange span,
      double expected,
      OverbookingConfig config) {
    TimeRange range = proposal.range();
    List<Judged> beside =
        inside.stream().filter(each -> each.visit().range().overlaps(range)).toList();
    BookedVisit first =
        beside.stream()
            .map(Judged::booked)
            .filter(each -> each.range().equals(range))
            .findFirst()
            .orElseThrow();
    double[] chances =
        beside.stream()
            .map(SuggestionWorkflow::missing)
            .sorted(Comparator.reverseOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new Found(
        new Suggestion.Placement(first.doctorId(), first.departmentId(), range, span),
        new Suggestion.Numbers(
            proposal.because(),
            proposal.gain(),
            chances,
            inside.size(),
            expected,
            (int) proposal.addedWaiting().toSeconds(),
            (int) proposal.addedOvertime().toSeconds(),
            proposal.after().overrun()),
        range.start().minus(config.minLead()));
  }

  /**
   * Updates the stored suggestions that begin in the range: new ones are added, those that still
   * pay off get current figures, and the others expire. One transaction at a time.
   *
   * @return how many are open afterwards
   */
  int make(TimeRange range, Collection<UUID> departments, Collection<UUID> doctors, Instant now) {
    suggestions.lockMaking();
    OverbookingConfig config = configs.current();
    List<Found> found = find(range, departments, doctors, config, configs.policy(config), now);
    Map<Placement, Suggestion> standing = new HashMap<>();
    for (Suggestion each : suggestions.lockOpen(range, departments, doctors)) {
      standing.put(new Placement(each.practitionerId(), each.range()), each);
    }
    List<Suggestion> added = new ArrayList<>();
    for (Found each : found) {
      Suggestion known =
          standing.remove(new Placement(each.place().practitionerId(), each.place().range()));
      if (known == null) {
        Suggestion suggestion = Suggestion.of(each.place(), each.numbers(), each.expires(), now);
        suggestions.add(suggestion);
        added.add(suggestion);
      } else {
        known.renew(each.numbers(), each.expires());
      }
    }
    standing.values().forEach(each -> each.expire(now));
    suggestions.flush();
    added.forEach(each -> announce(each, Kind.CREATED, null, now, Map.of()));
    standing.values().forEach(each -> announce(each, Kind.EXPIRED, null, now, Map.of()));
    return found.size();
  }

  private record Placement(UUID doctorId, TimeRange range) {}

  /** Expires the suggestions that are due. */
  void expireDue(Instant now) {
    List<Suggestion> due = suggestions.lockDue(now);
    due.forEach(each -> each.expire(now));
    suggestions.flush();
    due.forEach(each -> announce(each, Kind.EXPIRED, null, now, Map.of()));
  }

  void announce(
      Suggestion suggestion,
      Kind kind,
      @Nullable UUID actor,
      Instant now,
      Map<String, String> detail) {
    changed.fire(
        new SuggestionChanged(
            suggestion.id(),
            suggestion.version(),
            kind,
            suggestion.practitionerId(),
            suggestion.departmentId(),
            actor,
            now,
            detail));
  }
}
