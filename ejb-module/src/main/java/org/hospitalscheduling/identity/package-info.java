/**
 * Users and their roles, the actor of a request, password hashes, limits on attempts, random tokens
 * and what is encrypted under {@code JWT_SECRET}.
 *
 * <p>Offers {@link org.hospitalscheduling.identity.CurrentActor}, {@link
 * org.hospitalscheduling.identity.Role} and the event {@link
 * org.hospitalscheduling.identity.AccountChanged}. Signing in is in {@code sessions}, what users
 * change about themselves in {@code accounts}.
 */
package org.hospitalscheduling.identity;
