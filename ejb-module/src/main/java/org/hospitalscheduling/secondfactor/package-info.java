/**
 * The second factor of a sign-in: time-based codes (RFC 6238) and one-time recovery codes. It
 * checks codes; enabling and disabling it is in {@code accounts}.
 */
package org.hospitalscheduling.secondfactor;
