package org.hospitalscheduling.signon;

import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.identity.Role;

/**
 * Somebody whom the provider has signed in.
 *
 * @param subject unique among the provider's accounts, and for ever the same
 * @param email empty if the provider does not say it, or says that it has not checked it
 * @param names what they may be called, the best first
 * @param role what they may do here
 * @param session the provider's name for the session
 * @param idToken the token that says all this
 */
record Person(
    String subject,
    Optional<String> email,
    List<String> names,
    Role role,
    Optional<String> session,
    String idToken) {

  /** Omits the token: this may be logged. */
  @Override
  public String toString() {
    return "Person[" + subject + "]";
  }
}
