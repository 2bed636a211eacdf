/**
 * The second factor of a sign-in: time-based codes (RFC 6238) and one-time recovery codes. It
 * judges codes; turning it on and off is in {@code accounts}.
 */
package org.hospitalscheduling.secondfactor;
