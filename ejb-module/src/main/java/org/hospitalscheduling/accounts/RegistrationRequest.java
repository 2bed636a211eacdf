package org.hospitalscheduling.accounts;

import java.util.Optional;

/**
 * A request for an account.
 *
 * @param username shown to others; 1 to 100 characters
 * @param email 3 to 254 characters
 * @param password 12 to 128 characters
 * @param adminInviteCode what the first account has to show, if one is set; opens nothing later
 */
public record RegistrationRequest(
    String username, String email, String password, Optional<String> adminInviteCode) {

  /** Omits the password and the code: this may be logged. */
  @Override
  public String toString() {
    return "RegistrationRequest";
  }
}
