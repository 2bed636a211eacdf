package org.hospitalscheduling.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * Who makes the request at hand. The edge sets it once, after the session was checked; services
 * read it. It decides nothing: the container checks the role before a service is entered.
 */
@RequestScoped
public class CurrentActor {

  private Actor actor;

  public void set(Actor actor) {
    this.actor = actor;
  }

  /** The actor; {@link IllegalStateException} where nobody is signed in. */
  public Actor get() {
    return find().orElseThrow(() -> new IllegalStateException("no actor in this request"));
  }

  public Optional<Actor> find() {
    return Optional.ofNullable(actor);
  }
}
