package org.hospitalscheduling.realtime;

import java.util.UUID;

/**
 * A session of this user may have ended, or their role changed. Fired on every server, by the
 * listener thread.
 */
public record SessionsChanged(UUID userId) {}
