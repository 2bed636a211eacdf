package org.hospitalscheduling.web.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.hospitalscheduling.sessions.SessionFacts;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The session of the request at hand, as the database had it when the request came. */
@RequestScoped
public class CurrentSession {
  private Supplier<Optional<SessionFacts>> source = Optional::empty;

  void set(SessionFacts facts) {
    source = () -> Optional.of(facts);
  }

  /** Where nobody needs to be signed in: looked up when it is asked for. */
  void setLazily(Supplier<Optional<SessionFacts>> lookup) {
    source = lookup;
  }

  /** Empty where nobody is signed in, or a machine. */
  public Optional<SessionFacts> find() {
    return source.get();
  }

  /** The session; {@link Refusal#NOT_ALLOWED} for machines, which have none. */
  public SessionFacts require() {
    return find()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_ALLOWED, "Only users who are signed in can do this."));
  }
}
