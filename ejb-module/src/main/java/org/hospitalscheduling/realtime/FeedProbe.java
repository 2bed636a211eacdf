package org.hospitalscheduling.realtime;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hospitalscheduling.shared.ReadinessProbe;

/**
 * The feed for the operator's eyes. A late feed makes calendars late, not useless: it is never down
 * for that.
 */
@ApplicationScoped
public class FeedProbe implements ReadinessProbe {

  @EJB LiveFeed feed;

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public Reading read() {
    LiveFeed.Status status = feed.status();
    return new Reading(
        true,
        Map.of(
            "listening",
            status.listening(),
            "seq",
            status.seq(),
            "lagMillis",
            status.lag().toMillis()));
  }
}
