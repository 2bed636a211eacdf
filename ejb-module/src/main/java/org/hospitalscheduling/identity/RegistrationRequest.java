package org.hospitalscheduling.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Somebody asks for an account.
 *
 * @param username shown to others
 * @param password 12 to 128 characters
 * @param adminInviteCode makes an administrator at once, if it is right; may be {@code null}
 */
public record RegistrationRequest(
    @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line")
        String username,
    @NotNull
        @Size(min = 3, max = 254)
        @Pattern(
            regexp = "[^\\s@\\p{Cntrl}<>,;:\"()\\[\\]\\\\]+@[^\\s@\\p{Cntrl}<>,;:\"()\\[\\]\\\\]+",
            message = "must be an e-mail address")
        String email,
    @NotNull @Size(max = 512) String password,
    @Size(max = 200) String adminInviteCode) {

  /** Neither the password nor the code: this may reach a log. */
  @Override
  public String toString() {
    return "RegistrationRequest";
  }
}
