package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.ReadLog;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.request.Route;
import org.jspecify.annotations.Nullable;

/**
 * Records who is shown what, once per request, for the activity log. The reader does not wait for
 * it: it is written later.
 */
@ApplicationScoped
public class Reads {
  /** Parameters that may contain a person's name or number are left out of the log. */
  private static final Set<String> NOT_REPEATED = Set.of("q", "identifier", "cursor");

  @Inject private ReadLog log;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  /** A request that is about to show data; call it after its query was checked. */
  public Reading of(UriInfo uri) {
    String filter =
        new TreeMap<>(uri.getQueryParameters())
            .entrySet().stream()
                .map(
                    parameter ->
                        parameter.getKey()
                            + "="
                            + (NOT_REPEATED.contains(parameter.getKey())
                                ? "…"
                                : String.join(",", parameter.getValue())))
                .collect(Collectors.joining("&"));
    return new Reading(actor.get(), Route.of(request).map(Route::operation).orElseThrow(), filter);
  }

  /** What one request shows. It outlives the request: a file is written after its answer began. */
  public final class Reading {
    private final Actor reader;
    private final String route;
    private final String filter;

    private Reading(Actor reader, String route, String filter) {
      this.reader = reader;
      this.route = route;
      this.filter = filter;
    }

    /**
     * Records that appointments were shown.
     *
     * @param asked the patient that the request was limited to
     */
    public void appointments(Collection<AppointmentView> shown, Optional<UUID> asked) {
      patients(
          shown.size(),
          null,
          asked
              .map(Stream::of)
              .orElseGet(
                  () ->
                      shown.stream()
                          .map(AppointmentView::patient)
                          .filter(Objects::nonNull)
                          .map(AppointmentView.PatientRef::id)));
    }

    /**
     * Records that patients' data was shown, and whose.
     *
     * @param subject null for a list
     */
    public void patients(long count, @Nullable UUID subject, Stream<UUID> patients) {
      shown(DataRead.Kind.PATIENT_DATA_READ, count, subject, patients.collect(Collectors.toSet()));
    }

    /** Records that one appointment, or its history, was shown. */
    public void appointment(AppointmentView shown) {
      shown(
          DataRead.Kind.PATIENT_DATA_READ,
          1,
          shown.id(),
          shown.patient() == null ? null : shown.patient().id());
    }

    /**
     * Records that anything was shown.
     *
     * @param subject null for a list
     * @param patient the patient whose data it was, if it was one patient's; otherwise null
     */
    public void shown(
        DataRead.Kind kind, long count, @Nullable UUID subject, @Nullable UUID patient) {
      shown(kind, count, subject, patient == null ? Set.of() : Set.of(patient));
    }

    private void shown(DataRead.Kind kind, long count, @Nullable UUID subject, Set<UUID> patients) {
      log.add(
          new DataRead(
              Ids.next(), clock.instant(), reader, kind, route, filter, count, subject, patients));
    }
  }
}
