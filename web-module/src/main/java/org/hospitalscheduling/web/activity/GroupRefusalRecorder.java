package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.booking.RefusedInGroup;
import org.hospitalscheduling.web.identity.RequestOrigin;

/**
 * Writes an activity row for each of several appointments that was refused what was asked of all,
 * as if it had been asked for alone: whoever looks at the appointment finds it in either case.
 */
@ApplicationScoped
public class GroupRefusalRecorder {

  @Inject private ActivityService activity;
  @Inject private RequestOrigin origin;

  void refused(@Observes RefusedInGroup refused) {
    String alone =
        switch (refused.asked()) {
          case MOVE -> "PATCH schedules/{id}";
          case CANCEL -> "DELETE schedules/{id}";
          case ATTEND -> "POST schedules/{id}/" + refused.step().orElseThrow().code();
        };
    activity.noteRefusal(
        alone,
        refused.rule().code(),
        refused.appointmentId(),
        refused.patientId().map(Set::of).orElse(Set.of()),
        origin.get());
  }
}
