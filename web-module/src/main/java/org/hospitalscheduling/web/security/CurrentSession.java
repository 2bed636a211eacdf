package org.hospitalscheduling.web.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.hospitalscheduling.sessions.SessionFacts;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The session of the current request, as the database had it when the request arrived. */
@RequestScoped
public class CurrentSession {
  private Supplier<Optional<SessionFacts>> source = Optional::empty;

  void set(SessionFacts facts) {
    source = () -> Optional.of(facts);
  }

  /** For public operations: looked up only when it is needed. */
  void setLazily(Supplier<Optional<SessionFacts>> lookup) {
    source = lookup;
  }

  /** Empty if the caller is not signed in, or is a service account. */
  public Optional<SessionFacts> find() {
    return source.get();
  }

  /**
   * @throws RefusedException {@link Refusal#NOT_ALLOWED} for service accounts, which have no
   *     session
   */
  public SessionFacts require() {
    return find()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_ALLOWED, "Only users who are signed in can do this."));
  }
}
