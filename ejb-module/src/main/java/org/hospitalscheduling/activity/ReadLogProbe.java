package org.hospitalscheduling.activity;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hospitalscheduling.shared.ReadinessProbe;

/** Whether reads are written down, for the operator's eyes. */
@ApplicationScoped
public class ReadLogProbe implements ReadinessProbe {

  @EJB ReadLog reads;

  @Override
  public String name() {
    return "reads";
  }

  @Override
  public Reading read() {
    return new Reading(true, Map.of("waiting", reads.waiting(), "lost", reads.lost()));
  }
}
