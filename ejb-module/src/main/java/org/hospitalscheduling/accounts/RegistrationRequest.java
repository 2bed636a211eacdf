package org.hospitalscheduling.accounts;

import java.util.Optional;

/**
 * Somebody asks for an account.
 *
 * @param username shown to others; 1 to 100 characters
 * @param email 3 to 254 characters
 * @param password 12 to 128 characters
 * @param adminInviteCode makes an administrator at once, if it is right
 */
public record RegistrationRequest(
    String username, String email, String password, Optional<String> adminInviteCode) {

  /** Neither the password nor the code: this may reach a log. */
  @Override
  public String toString() {
    return "RegistrationRequest";
  }
}
