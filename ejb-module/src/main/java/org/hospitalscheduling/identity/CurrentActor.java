package org.hospitalscheduling.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actor of the current request. The edge sets it once, after it has checked the session;
 * services read it. It grants nothing: the container checks the role before it enters a service.
 */
@RequestScoped
public class CurrentActor {

  private @Nullable Actor actor;

  public void set(Actor actor) {
    this.actor = actor;
  }

  /**
   * @throws IllegalStateException if nobody is signed in
   */
  public Actor get() {
    return find().orElseThrow(() -> new IllegalStateException("no actor in this request"));
  }

  public Optional<Actor> find() {
    return Optional.ofNullable(actor);
  }
}
