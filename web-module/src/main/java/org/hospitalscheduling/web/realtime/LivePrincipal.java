package org.hospitalscheduling.web.realtime;

import java.security.Principal;
import org.hospitalscheduling.realtime.LiveViewer;

/** A caller with a valid ticket. Carries the viewer from the handshake to the socket. */
record LivePrincipal(LiveViewer viewer) implements Principal {

  @Override
  public String getName() {
    return viewer.userId().toString();
  }
}
