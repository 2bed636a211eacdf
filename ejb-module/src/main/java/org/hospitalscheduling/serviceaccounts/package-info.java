/**
 * Programs that sign in: service accounts, their secrets and scopes, and the client-credentials
 * grant (RFC 6749, section 4.4).
 */
package org.hospitalscheduling.serviceaccounts;
