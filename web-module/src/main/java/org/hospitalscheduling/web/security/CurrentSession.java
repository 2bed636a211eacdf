package org.hospitalscheduling.web.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.hospitalscheduling.identity.SessionFacts;

/** The session of the request at hand, as the database had it when the request came. */
@RequestScoped
public class CurrentSession {
  private SessionFacts facts;

  void set(SessionFacts facts) {
    this.facts = facts;
  }

  /** Empty where nobody is signed in. */
  public Optional<SessionFacts> find() {
    return Optional.ofNullable(facts);
  }
}
