package org.hospitalscheduling.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The account that makes a request, and where it calls from.
 *
 * @param id the account
 * @param name the account's name, for the activity log
 * @param mayOverride whether a USER may overlap patients and overbook explicitly; an ADMIN always
 *     may
 * @param practitionerId the practitioner that a DOCTOR is
 * @param scopes what a service account may do; empty for users
 * @param demographicsTrusted whether what it says of a known patient replaces what we know; only
 *     for service accounts
 * @param address the network address of the client
 * @param requestId the request's id, which this server made; as in the log and in problem responses
 * @param trace the caller's own id of the request, who may give several the same one; empty if they
 *     gave none
 */
public record Actor(
    UUID id,
    String name,
    Role role,
    boolean mayOverride,
    Optional<UUID> practitionerId,
    Set<Scope> scopes,
    boolean demographicsTrusted,
    String address,
    String requestId,
    String trace) {

  /** An actor whose word about patients does not replace ours. */
  public Actor(
      UUID id,
      String name,
      Role role,
      boolean mayOverride,
      Optional<UUID> practitionerId,
      Set<Scope> scopes,
      String address,
      String requestId) {
    this(id, name, role, mayOverride, practitionerId, scopes, false, address, requestId, "");
  }

  /** An actor that is neither a doctor nor a service account. */
  public Actor(
      UUID id, String name, Role role, boolean mayOverride, String address, String requestId) {
    this(id, name, role, mayOverride, Optional.empty(), Set.of(), address, requestId);
  }

  /** Whether the actor may overlap patients and overbook without a suggestion. */
  public boolean overrides() {
    return role == Role.ADMIN || role == Role.USER && mayOverride;
  }

  /**
   * Whether the actor may override working hours, time off and the rule about past starts, with a
   * reason.
   */
  public boolean setsRulesAside() {
    return role == Role.ADMIN || role == Role.USER;
  }

  /**
   * Whether the actor is a program: it answers no question, and has looked for duplicates itself.
   */
  public boolean isProgram() {
    return role == Role.SERVICE;
  }

  /** Whether the actor may see patients whom they have not just described themselves. */
  public boolean readsPatients() {
    return role == Role.ADMIN || role == Role.USER || scopes.contains(Scope.PATIENTS_READ);
  }

  /** Whether the actor may see whose appointments they are; for which ones is another question. */
  public boolean readsSchedules() {
    return role != Role.SERVICE || scopes.contains(Scope.SCHEDULES_READ);
  }

  /** Whether the actor may register a patient with a new number. */
  public boolean registersPatients() {
    return role == Role.ADMIN || role == Role.USER || scopes.contains(Scope.PATIENTS_WRITE);
  }
}
