package org.hospitalscheduling.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The hospital's sign-on: the OpenID provider that knows the hospital's accounts (OpenID Connect
 * Core 1.0), and what its word counts for here.
 *
 * @param issuer the provider, spelt as it spells itself; no other is believed
 * @param clientId what the provider calls this application
 * @param name what people call the sign-on, for the button
 * @param app where people reach the app; the provider sends them back to nowhere else
 * @param roleClaim the claim that says what somebody may do here: its name, or, if no claim has
 *     that name, names separated by dots that lead to it
 * @param roles which of its values stand for which role; whoever has several gets the first role
 * @param createsAccounts whether somebody who has no account gets one at their first sign-in
 * @param acr the values of {@code acr} of which a sign-in must have one; empty if any will do
 * @param amr the values of {@code amr} of which a sign-in must have one; empty if any will do
 * @param emergencyAccount the address of the only account that may still sign in with a password;
 *     empty if all that have one may
 */
public record SignOn(
    String issuer,
    String clientId,
    Secret clientSecret,
    String name,
    URI app,
    String roleClaim,
    List<GrantedRole> roles,
    boolean createsAccounts,
    List<String> acr,
    List<String> amr,
    Optional<String> emergencyAccount) {

  /**
   * A value of the role claim.
   *
   * @param role the name of the role that it stands for
   */
  public record GrantedRole(String value, String role) {}

  /** An address of the app, or of its API, from its path without a slash at the beginning. */
  public URI at(String path) {
    return URI.create(app.toString().replaceFirst("/*$", "/") + path);
  }

  /** Whether this account signs in with a password, going by its address. */
  public boolean acceptsPasswordOf(String email) {
    return emergencyAccount
        .map(EmailAddress::key)
        .map(EmailAddress.key(email)::equals)
        .orElse(true);
  }
}
