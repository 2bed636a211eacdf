package org.hospitalscheduling.identity;

import java.util.UUID;

/**
 * Who acts in a request, and from where.
 *
 * @param id the account
 * @param name the account's user name, for the activity log
 * @param mayOverride whether a USER may overlap patients and overbook explicitly; an ADMIN always
 *     may
 * @param address the network address that the request came from
 * @param requestId the request's id, as the log and the problem bear it
 */
public record Actor(
    UUID id, String name, Role role, boolean mayOverride, String address, String requestId) {

  /** Whether this one may overlap patients and overbook without a suggestion. */
  public boolean overrides() {
    return role == Role.ADMIN || role == Role.USER && mayOverride;
  }
}
