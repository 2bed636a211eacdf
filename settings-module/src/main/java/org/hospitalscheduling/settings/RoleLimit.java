package org.hospitalscheduling.settings;

import java.util.Map;

/**
 * How much is normal, which may differ by role.
 *
 * @param usual for roles that are not named
 * @param ofRoles for the roles that are, by their names
 */
public record RoleLimit(int usual, Map<String, Integer> ofRoles) {

  public RoleLimit {
    ofRoles = Map.copyOf(ofRoles);
  }

  /** How much is normal in this role. */
  public int of(String role) {
    return ofRoles.getOrDefault(role, usual);
  }
}
