/**
 * Signing in with the hospital's own accounts: the code flow of OpenID Connect Core 1.0 with PKCE
 * (RFC 7636), and sign-out from the provider's side (OpenID Connect Back-Channel Logout 1.0) and
 * from ours (RP-Initiated Logout 1.0). See docs/adr/0029.
 *
 * <p>Offers {@link org.hospitalscheduling.signon.SignOnGateway}.
 */
package org.hospitalscheduling.signon;
