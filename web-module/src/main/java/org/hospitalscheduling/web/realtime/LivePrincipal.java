package org.hospitalscheduling.web.realtime;

import java.security.Principal;
import org.hospitalscheduling.realtime.LiveViewer;

/**
 * A caller with a valid ticket. Carries from the handshake to the socket who it is, and from where.
 */
record LivePrincipal(LiveViewer viewer, String address, String requestId) implements Principal {

  @Override
  public String getName() {
    return viewer.userId().toString();
  }
}
