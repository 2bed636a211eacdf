/**
 * The second factor of a sign-in: time-based codes (RFC 6238), passkeys (W3C WebAuthn) and one-time
 * recovery codes. It checks them; enabling and disabling them is in {@code accounts}.
 */
package org.hospitalscheduling.secondfactor;
