/**
 * Signing in, staying signed in and signing out: sessions, rotating refresh tokens, access tokens
 * and the keys that sign them (docs/adr/0003).
 */
package org.hospitalscheduling.sessions;
