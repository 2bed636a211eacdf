package org.hospitalscheduling.realtime;

import java.util.UUID;

/**
 * Some session of this user may have ended, or the role changed. Fired on every server, by the
 * thread that listens.
 */
public record SessionsChanged(UUID userId) {}
