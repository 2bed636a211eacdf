package org.hospitalscheduling.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts in a request, and from where.
 *
 * @param id the account
 * @param name the account's name, for the activity log
 * @param mayOverride whether a USER may overlap patients and overbook explicitly; an ADMIN always
 *     may
 * @param practitionerId who a DOCTOR is
 * @param scopes what a machine may do; of people empty
 * @param address the network address that the request came from
 * @param requestId the request's id, as the log and the problem bear it
 */
public record Actor(
    UUID id,
    String name,
    Role role,
    boolean mayOverride,
    Optional<UUID> practitionerId,
    Set<Scope> scopes,
    String address,
    String requestId) {

  /** Somebody who is neither doctor nor machine. */
  public Actor(
      UUID id, String name, Role role, boolean mayOverride, String address, String requestId) {
    this(id, name, role, mayOverride, Optional.empty(), Set.of(), address, requestId);
  }

  /** Whether this one may overlap patients and overbook without a suggestion. */
  public boolean overrides() {
    return role == Role.ADMIN || role == Role.USER && mayOverride;
  }

  /** Whether this one may set hours, time off and past aside, with a reason. */
  public boolean setsRulesAside() {
    return role == Role.ADMIN || role == Role.USER;
  }

  /** Whether this one may register a patient whose number is new. */
  public boolean registersPatients() {
    return role == Role.ADMIN || role == Role.USER || scopes.contains(Scope.PATIENTS_WRITE);
  }
}
